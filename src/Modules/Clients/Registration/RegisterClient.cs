using Platform.Clients.Assigning;
using Platform.Clients.Directory;
using Platform.Clients.Fields;
using Platform.Clients.Words;
using Platform.Contracts.Clients;

namespace Platform.Clients.Registration;

/// <summary>Adds a client by hand or by a program. Somebody who looks the same is pointed out and never a reason to refuse.</summary>
internal sealed class RegisterClient : IFeature
{
    public void Map(Doors doors)
    {
        doors.Staff.MapGet("/clients/new", Form).Needs(Right.ChangeClients);
        doors.Staff.MapPost("/clients/new", FromPage).Needs(Right.ChangeClients);
        doors.Api.MapPost("/clients", FromProgram).Needs(Right.ChangeClients);
    }

    private static RazorComponentResult<RegisterClientPage> Form(TenantContext salon)
        => Ui.Page<RegisterClientPage>(new { Form = new ClientInput { Language = salon.Tenant.Language, Status = ClientStatus.Active } });

    private static async Task<IResult> FromPage(
        Posted<ClientInput> posted, Registry registry, ClientLookup lookup, IClientDirectory directory, IStringLocalizer<ClientsText> texts, Flash flash, Here here,
        CancellationToken cancellationToken)
    {
        if (await registry.Register(posted.Value, "desk", posted.State, cancellationToken) is not { } client)
        {
            return Ui.Page<RegisterClientPage>(new { Form = posted.Value, posted.State }, StatusCodes.Status422UnprocessableEntity);
        }

        if (await lookup.Alike(client, cancellationToken) is { } alike)
        {
            var names = await directory.NamesOf([alike.Id], cancellationToken);
            flash.Info(texts["RegisteredTwice", client.DisplayName, names[alike.Id]]);
        }
        else
        {
            flash.Success(texts["Registered", client.DisplayName]);
        }

        return TypedResults.LocalRedirect(here[$"/clients/{client.Id}"]);
    }

    private static async Task<Results<Created<ClientView>, ProblemHttpResult>> FromProgram(
        ClientInput input, Registry registry, Sight sight, SalonWords words, Here here, CancellationToken cancellationToken)
    {
        var state = new FormState();
        return await registry.Register(input, "api", state, cancellationToken) is { } client
            ? TypedResults.Created(here[$"/api/v1/clients/{client.Id}"], ClientView.Of(client, sight, await words.Groups(cancellationToken)))
            : ApiProblems.Invalid(state);
    }

    /// <summary>What both doors lead to.</summary>
    internal sealed class Registry(
        ClientsDb db, ClientChecks checks, RequiredFields required, OwnFields own, SalonWords words, Assignment assignment)
    {
        /// <returns>Null when the input is not right; the state then says what.</returns>
        public async Task<Client?> Register(ClientInput input, string source, FormState state, CancellationToken cancellationToken)
        {
            checks.Pass(input, state);
            await words.Pass(input, state, cancellationToken);
            var fields = await own.Pass(input, null, state, cancellationToken);
            await assignment.Pass(input.AssignedStaffId, null, state, cancellationToken);
            if (!await required.Pass(input, state, cancellationToken))
            {
                return null;
            }

            var client = Client.Register(input, source, db.Now, fields);
            db.Add(client);
            db.Publish(new ClientRegistered(client.Id, client.DisplayName, client.Source));
            await assignment.Set(client, input.AssignedStaffId, cancellationToken);
            await db.SaveChangesAsync(cancellationToken);
            return client;
        }
    }
}
