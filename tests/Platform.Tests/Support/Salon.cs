using System.Net.Http.Headers;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Platform.Access;
using Platform.Access.Opening;
using Platform.Access.Programs;
using Platform.Kernel.Tenancy;

namespace Platform.Tests.Support;

/// <summary>One salon of a test, with ways to come in.</summary>
public sealed class Salon(SalonApp app, Tenant tenant)
{
    public const string Password = "een paar losse woorden";

    public Tenant Tenant => tenant;

    /// <summary>Where its pages begin.</summary>
    public string Path => $"/s/{tenant.Slug}";

    public static string EmailOf(Role role) => $"{Roles.Code(role)}@salon.example";

    public async Task AddStaff(Role role)
    {
        await using var scope = Scope();
        var db = scope.ServiceProvider.GetRequiredService<AccessDb>();
        var hash = await scope.ServiceProvider.GetRequiredService<Passwords>().Hash(Password, default);
        if (role == Role.Owner)
        {
            OpenSalon.AddOwner(db, "Olga Owner", EmailOf(role), hash, tenant.Language, confirmed: true);
            db.Publish(new Contracts.Access.SalonOpened(tenant.Language));
        }
        else
        {
            db.Add(new StaffAccount
            {
                Name = $"Sam {role}", Email = EmailOf(role), EmailKey = EmailOf(role), Role = role, PasswordHash = hash, CreatedAt = db.Now, ConfirmedAt = db.Now,
            });
        }

        await db.SaveChangesAsync();
    }

    /// <summary>A program with a key of this role; addresses begin after <c>/api/v1/</c>.</summary>
    public async Task<HttpClient> Api(Role role = Role.Owner)
    {
        await using var scope = Scope();
        var db = scope.ServiceProvider.GetRequiredService<AccessDb>();
        var key = ApiKeys.Add(db, tenant.Id, $"Key of {role}", role);
        await db.SaveChangesAsync();
        var client = app.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false, BaseAddress = new Uri(app.ClientOptions.BaseAddress, "/api/v1/") });
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        return client;
    }

    /// <summary>A browser in which nobody is signed in.</summary>
    public Browser Visit() => new(app, Path);

    /// <summary>A browser in which somebody of this role signed in.</summary>
    public async Task<Browser> SignIn(Role role = Role.Owner)
    {
        if (role != Role.Owner)
        {
            await AddStaff(role);
        }

        var browser = Visit();
        await browser.Post("/sign-in", new() { ["Email"] = EmailOf(role), ["Password"] = Password });
        return browser;
    }

    /// <summary>The application's own services, for this salon.</summary>
    public AsyncServiceScope Scope()
        => app.Services.GetRequiredService<TenantScopes>().Begin(tenant, Actor.Named(ActorKind.Staff, null, "Test"), "test");
}
