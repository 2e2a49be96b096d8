using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.WebUtilities;
using Platform.Access.Staff;
using Platform.Contracts.Access;
using Platform.Kernel.Keys;

namespace Platform.Access.Programs;

/// <summary>A key as the page shows it.</summary>
public sealed record KeyView(Guid Id, string Name, string Role, DateTime CreatedAt);

/// <summary>The keys that programs use: which there are, a new one, and ending one.</summary>
internal sealed class ApiKeys : IFeature
{
    public void Map(Doors doors)
    {
        doors.Staff.MapGet("/settings/keys", Show).Needs(Right.ManageStaff).NeedsFreshSignIn();
        doors.Staff.MapPost("/settings/keys", Make).Needs(Right.ManageStaff).NeedsFreshSignIn();
        doors.Staff.MapPost("/settings/keys/{id:guid}/end", End).Needs(Right.ManageStaff).NeedsFreshSignIn();
    }

    /// <summary>Adds a key to what is saved next and returns it; nobody can read it again later.</summary>
    public static string Add(AccessDb db, int tenantId, string name, Role role)
    {
        var key = string.Create(CultureInfo.InvariantCulture, $"{tenantId}-{WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(32))}");
        db.Add(new ApiKey { Name = name, Role = role, KeyHash = LinkTokens.Hash(key), CreatedAt = db.Now });
        return key;
    }

    private static async Task<IResult> Show(AccessDb db, CancellationToken cancellationToken)
        => Ui.Page<ApiKeysPage>(new { Keys = await Current(db, cancellationToken) });

    private static async Task<IResult> Make(
        HttpContext context, AccessDb db, TenantContext tenant, IStringLocalizer<AccessText> texts, CancellationToken cancellationToken)
    {
        var form = await context.Request.ReadFormAsync(cancellationToken);
        var name = form["Name"].ToString().Trim();
        var state = new FormState();
        if (name.Length is 0 or > 100)
        {
            state.Add("Name", texts["NameWrong"]);
        }

        if (Roles.Parse(form["Role"]) is not { } role)
        {
            state.Add("Role", texts["RoleWrong"]);
            role = default;
        }
        else if (!(await SalonRoles.Of(db, cancellationToken)).RightsOf(role).All(tenant.Actor.May))
        {
            state.Add("Role", texts["BeyondOwnRights"]);
        }

        if (!state.IsValid)
        {
            return Ui.Page<ApiKeysPage>(new { Keys = await Current(db, cancellationToken), State = state }, StatusCodes.Status422UnprocessableEntity);
        }

        var made = Add(db, tenant.TenantId, name, role);
        db.Publish(new ApiKeyMade(name, Roles.Code(role)));
        await db.SaveChangesAsync(cancellationToken);
        return Ui.Page<ApiKeysPage>(new { Keys = await Current(db, cancellationToken), Made = made });
    }

    private static async Task<IResult> End(Guid id, AccessDb db, Here here, CancellationToken cancellationToken)
    {
        if (await db.Keys.FirstOrDefaultAsync(key => key.Id == id && key.RevokedAt == null, cancellationToken) is not { } key)
        {
            return TypedResults.NotFound();
        }

        key.RevokedAt = db.Now;
        db.Publish(new ApiKeyEnded(key.Name));
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.LocalRedirect(here["/settings/keys"]);
    }

    private static async Task<IReadOnlyList<KeyView>> Current(AccessDb db, CancellationToken cancellationToken)
    {
        var keys = await db.Keys.AsNoTracking().Where(key => key.RevokedAt == null).OrderBy(key => key.CreatedAt).ToListAsync(cancellationToken);
        return [.. keys.Select(key => new KeyView(key.Id, key.Name, Roles.Code(key.Role), key.CreatedAt))];
    }
}
