using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Platform.Clients.Fields;

namespace Platform.Clients.Card;

/// <summary>
/// Changes one field where it stands on the card; the change itself is <see cref="ChangeClient"/>. Somebody else's change of another
/// field is no reason to stop; one of this field is shown first.
/// </summary>
internal sealed class ChangeField : IFeature
{
    private const string Path = "/clients/{id:guid}/fields/{field}";

    public void Map(Doors doors)
    {
        doors.Staff.MapGet(Path, Show).Needs(Right.ChangeClients);
        doors.Staff.MapPost(Path, Save).Needs(Right.ChangeClients);
        doors.Staff.MapPost($"{Path}/undo", Undo).Needs(Right.ChangeClients);
    }

    private static async Task<IResult> Show(
        Guid id, string field, ClientsDb db, FieldChanges changes, HttpContext context, CancellationToken cancellationToken)
        => await db.Clients.FirstOrDefaultAsync(client => client.Id == id, cancellationToken) is { } client && FieldInPlace.IsOne(field)
            ? changes.Answer(client, field, context, new(IsOpen: true), StatusCodes.Status200OK)
            : TypedResults.NotFound();

    private static async Task<IResult> Save(
        Guid id, string field, Posted<ClientInput> posted, Posted<FieldForm> form, ClientsDb db, FieldChanges changes, HttpContext context,
        CancellationToken cancellationToken)
        => await db.Clients.FirstOrDefaultAsync(client => client.Id == id, cancellationToken) is { } client && FieldInPlace.IsOne(field)
            ? await changes.Save(client, field, form.Value.Before, Typed(posted.State, client, field), posted.State, context, cancellationToken)
            : TypedResults.NotFound();

    private static async Task<IResult> Undo(
        Guid id, string field, string? kept, ClientsDb db, FieldChanges changes, HttpContext context, CancellationToken cancellationToken)
        => await db.Clients.FirstOrDefaultAsync(client => client.Id == id, cancellationToken) is { } client && FieldInPlace.IsOne(field)
            && changes.Read(kept, client, field) is { } step
            ? await changes.Save(client, field, step.After, step.Before, new(), context, cancellationToken)
            : TypedResults.NotFound();

    /// <summary>A form without the field leaves it as it is.</summary>
    private static string? Typed(FormState state, Client client, string field)
    {
        var stored = FieldInPlace.Of(ClientInput.Of(client), field);
        return state.Typed(stored.Name) ?? stored.Value;
    }

    /// <summary>What the field said when the form was made.</summary>
    internal sealed class FieldForm
    {
        public string? Before { get; set; }
    }

    /// <summary>A change that can be taken back.</summary>
    internal sealed record Step(string? Before, string? After);

    /// <summary>What saving and undoing have in common.</summary>
    internal sealed class FieldChanges(
        ChangeClient.Changes changes, RequiredFields required, Sight sight, Flash flash, Here here, IDataProtectionProvider protection,
        IStringLocalizer<ClientsText> texts)
    {
        /// <param name="before">What the field said when somebody began; null for nothing.</param>
        public async Task<IResult> Save(
            Client client, string field, string? before, string? typed, FormState state, HttpContext context,
            CancellationToken cancellationToken)
        {
            var input = ClientInput.Of(client);
            var stored = FieldInPlace.Of(input, field).Value;
            FieldInPlace.Of(input, field).SetValue(typed);
            var outcome = (stored ?? "") == (before ?? "")
                ? await changes.Save(client, input, state, cancellationToken)
                : ChangeClient.Outcome.Stale;
            var now = FieldInPlace.Of(ClientInput.Of(client), field).Value;
            switch (outcome)
            {
                case ChangeClient.Outcome.Saved:
                    var missing = await required.MissingOn(client, cancellationToken);
                    var said = missing.Count == 0 ? texts["Saved"] : texts["SavedButMissing", string.Join(", ", missing)];
                    return Saved(client, field, said, now == stored ? null : UndoPath(client, field, new(stored, now)), context);
                case ChangeClient.Outcome.Stale:
                    var theirs = new CardDifference(texts[FieldInPlace.Of(input, field).Label], now, typed);
                    return Answer(client, field, context, new(IsOpen: true, state, typed ?? "", theirs), StatusCodes.Status409Conflict);
                default:
                    return Answer(client, field, context, new(IsOpen: true, state, typed ?? ""), StatusCodes.Status422UnprocessableEntity);
            }
        }

        public IResult Answer(Client client, string field, HttpContext context, FieldState state, int status)
        {
            if (!sight.IsFull)
            {
                return TypedResults.StatusCode(StatusCodes.Status403Forbidden);
            }

            var shown = FieldInPlace.On(client, field, sight);
            return Ui.IsPartial(context)
                ? Ui.Fragment<FieldOnCard>(new { Field = shown, State = state }, status)
                : Ui.Page<ChangeFieldPage>(new { Name = client.DisplayName, Field = shown, State = state }, status);
        }

        /// <summary>What a notice kept of a change; null when it is not of this field, or nobody's.</summary>
        public Step? Read(string? kept, Client client, string field)
        {
            try
            {
                return JsonSerializer.Deserialize<Step>(Protector(client, field).Unprotect(kept ?? ""));
            }
            catch (CryptographicException)
            {
                return null;
            }
        }

        private IResult Saved(Client client, string field, string said, string? undoPath, HttpContext context)
        {
            if (Ui.IsPartial(context))
            {
                return Answer(client, field, context, new(Said: said, UndoPath: undoPath), StatusCodes.Status200OK);
            }

            flash.Success(said, undoPath);
            return TypedResults.LocalRedirect(here[$"/clients/{client.Id}"]);
        }

        /// <summary>Sealed, because addresses stand in logs.</summary>
        private string UndoPath(Client client, string field, Step step)
            => here[$"/clients/{client.Id}/fields/{field}/undo?kept={Protector(client, field).Protect(JsonSerializer.Serialize(step))}"];

        private IDataProtector Protector(Client client, string field)
            => protection.CreateProtector("Platform.Clients.ChangeField", $"{client.Id}", field);
    }
}
