using Platform.Clients.Assigning;
using System.Text.Json.Nodes;
using Platform.Clients.Fields;
using Platform.Clients.Merging;
using Platform.Clients.Words;
using Platform.Contracts.Clients;

namespace Platform.Clients.Card;

/// <summary>
/// Changes a client's data. What the form or the program does not mention stays as it is. Whoever saves over a change of somebody
/// else is told first, and loses nothing.
/// </summary>
internal sealed class ChangeClient : IFeature
{
    public void Map(Doors doors)
    {
        doors.Staff.MapPost("/clients/{id:guid}", FromCard).Needs(Right.ChangeClients);
        doors.Api.MapPatch("/clients/{id:guid}", FromProgram).Needs(Right.ChangeClients);
    }

    private static async Task<IResult> FromCard(
        Guid id, string? tab, Posted<ClientInput> posted, ClientsDb db, Changes changes, RequiredFields required, OwnFields own, CardLayout layout,
        Flash flash, Here here, IStringLocalizer<ClientsText> texts, CancellationToken cancellationToken)
    {
        if (await db.Clients.FirstOrDefaultAsync(client => client.Id == id, cancellationToken) is not { } client)
        {
            return TypedResults.NotFound();
        }

        var (input, state) = (posted.Value, posted.State);
        FillFromStored(input, ClientInput.Of(client), state);
        switch (await changes.Save(client, input, state, cancellationToken))
        {
            case Outcome.Saved:
                SayWhatIsMissing(await required.MissingOn(client, cancellationToken), flash, texts);
                return TypedResults.LocalRedirect(here[$"/clients/{id}{(tab == CardLayout.BillingTab ? $"?tab={tab}" : "")}"]);
            case Outcome.Stale:
                var stale = new CardForm(input, state, Differences(input, client, await own.Shown(cancellationToken), texts));
                return await layout.Page(client, tab, stale, StatusCodes.Status409Conflict, cancellationToken);
            default:
                return await layout.Page(client, tab, new(input, state), StatusCodes.Status422UnprocessableEntity, cancellationToken);
        }
    }

    /// <summary>What was required later stops nobody who changes something else on an older card.</summary>
    private static void SayWhatIsMissing(IReadOnlyList<string> missing, Flash flash, IStringLocalizer<ClientsText> texts)
    {
        if (missing.Count == 0)
        {
            flash.Success(texts["Saved"]);
        }
        else
        {
            flash.Info(texts["SavedButMissing", string.Join(", ", missing)]);
        }
    }

    private static async Task<Results<Ok<ClientView>, ProblemHttpResult>> FromProgram(
        Guid id, JsonObject patch, ClientsDb db, Changes changes, Sight sight, SalonWords words, CancellationToken cancellationToken)
    {
        if (await db.Clients.FirstOrDefaultAsync(client => client.Id == id, cancellationToken) is not { } client)
        {
            return await db.NotThere(id, cancellationToken);
        }

        var stored = ClientInput.Of(client);
        stored.Version = null;
        if (MergePatch.Apply(stored, patch) is not { } input)
        {
            return ApiProblems.BadRequest("A field has the wrong kind of value.");
        }

        if (patch.ContainsKey("groupId") && input.GroupId is null && !patch.ContainsKey("group"))
        {
            input.Group = null;
        }

        var state = new FormState();
        var outcome = await changes.Save(client, input, state, cancellationToken);
        var groups = await words.Groups(cancellationToken);
        return outcome switch
        {
            Outcome.Saved => TypedResults.Ok(ClientView.Of(client, sight, groups)),
            Outcome.Stale => ApiProblems.Stale(ClientView.Of(client, sight, groups)),
            _ => ApiProblems.Invalid(state),
        };
    }

    /// <summary>A form need not have every field; what it does not have stays.</summary>
    private static void FillFromStored(ClientInput input, ClientInput stored, FormState state)
    {
        foreach (var (asked, kept) in InputField.Pairs(input, stored))
        {
            if (state.Typed(asked.Name) is null)
            {
                asked.SetValue(kept.Value);
            }
        }

        input.AssignedStaffId = stored.AssignedStaffId;
    }

    private static List<CardDifference> Differences(
        ClientInput typed, Client client, IReadOnlyList<OwnField> own, IStringLocalizer<ClientsText> texts)
    {
        var now = ClientInput.Of(client);
        var stored = InputField.Of(now).ToDictionary(field => field.Name, field => field.Value);
        return
        [
            .. from field in InputField.Differences(now, typed)
               let label = OwnFields.LabelOf(field, own, texts)
               where label is not null
               select new CardDifference(label, stored.GetValueOrDefault(field.Name), field.Value),
        ];
    }

    internal enum Outcome
    {
        Saved,
        Invalid,
        Stale,
    }

    /// <summary>What both doors lead to.</summary>
    internal sealed class Changes(
        ClientsDb db, ClientChecks checks, OwnFields own, SalonWords words, Assignment assignment, IStringLocalizer<UiText> texts)
    {
        /// <summary>After <see cref="Outcome.Stale"/> the client is as somebody else saved it.</summary>
        public async Task<Outcome> Save(Client client, ClientInput input, FormState state, CancellationToken cancellationToken)
        {
            if (input.Version is null)
            {
                state.Add(nameof(input.Version), texts["IsRequired", "version"]);
            }

            checks.Pass(input, state);
            await words.Pass(input, state, cancellationToken);
            var fields = await own.Pass(input, client, state, cancellationToken);
            if (!await assignment.Pass(input.AssignedStaffId, client.AssignedStaffId, state, cancellationToken))
            {
                return Outcome.Invalid;
            }

            if (input.Version != client.Version)
            {
                return Outcome.Stale;
            }

            await assignment.Set(client, input.AssignedStaffId, cancellationToken);
            var changed = client.Change(input, fields);
            if (changed.Count > 0)
            {
                db.Publish(new ClientChanged(client.Id, changed));
            }

            return await SaveUnlessStale(client, cancellationToken);
        }

        /// <summary>Somebody may save between our reading and our writing.</summary>
        private async Task<Outcome> SaveUnlessStale(Client client, CancellationToken cancellationToken)
        {
            var seen = client.Version;
            try
            {
                await db.SaveChangesAsync(cancellationToken);
                return Outcome.Saved;
            }
            catch (DbUpdateException)
            {
                // Two first values in one own field collide in the index before the versions are compared.
                await Reload(client, cancellationToken);
                if (client.Version == seen)
                {
                    throw;
                }

                return Outcome.Stale;
            }
        }

        private async Task Reload(Client client, CancellationToken cancellationToken)
        {
            foreach (var value in db.ChangeTracker.Entries<OwnValue>().ToList())
            {
                value.State = EntityState.Detached;
            }

            client.OwnValues.Clear();
            await db.Entry(client).ReloadAsync(cancellationToken);
            await db.OwnValues.Where(value => value.ClientId == client.Id).LoadAsync(cancellationToken);
        }
    }
}
