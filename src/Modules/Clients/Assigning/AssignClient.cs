using Platform.Contracts.Access;
using Platform.Contracts.Clients;

namespace Platform.Clients.Assigning;

/// <summary>Says which member of staff usually serves a client (CL-52). Programs say it with the client's other data.</summary>
internal sealed class AssignClient : IFeature
{
    public void Map(Doors doors) => doors.Staff.MapPost("/clients/{id:guid}/assigned", FromCard).Needs(Right.ChangeClients);

    private static async Task<IResult> FromCard(
        Guid id, Posted<Choosing> posted, ClientsDb db, Assignment assignment, HttpContext context, Here here, CancellationToken cancellationToken)
    {
        if (await db.Clients.FirstOrDefaultAsync(client => client.Id == id, cancellationToken) is not { } client)
        {
            return TypedResults.NotFound();
        }

        var (wanted, state) = (posted.Value.StaffId, posted.State);
        if (await assignment.Pass(wanted, client.AssignedStaffId, state, cancellationToken))
        {
            await assignment.Set(client, wanted, cancellationToken);
            await db.SaveChangesAsync(cancellationToken);
        }

        return Ui.IsPartial(context)
            ? Ui.Fragment<AssignedOnCard>(new
            {
                ClientId = id, Colleagues = await assignment.Offered(client.AssignedStaffId, cancellationToken), Chosen = client.AssignedStaffId,
                MayChange = true, Saved = state.IsValid,
            })
            : TypedResults.LocalRedirect(here[$"/clients/{id}"]);
    }

    /// <summary>What the choice on the card posts.</summary>
    internal sealed class Choosing
    {
        public Guid? StaffId { get; set; }
    }
}

/// <summary>Who can be assigned, and assigning: the same for the card, a selection and programs.</summary>
internal sealed class Assignment(ClientsDb db, IStaffDirectory staff, IStringLocalizer<ClientsText> texts)
{
    /// <summary>Those who work here, and last whoever is assigned and has left.</summary>
    public async Task<IReadOnlyList<Colleague>> Offered(Guid? now, CancellationToken cancellationToken)
    {
        var working = await staff.Working(cancellationToken);
        return now is { } id && working.All(colleague => colleague.Id != id) ? [.. working, new Colleague(id, texts["HasLeft"])] : working;
    }

    /// <summary>A colleague who left may stay assigned, and nobody else than those who work here be assigned anew.</summary>
    public async Task<bool> Pass(Guid? wanted, Guid? now, FormState state, CancellationToken cancellationToken)
    {
        if (wanted is not null && (await Offered(now, cancellationToken)).All(colleague => colleague.Id != wanted))
        {
            state.Add(nameof(ClientInput.AssignedStaffId), texts["NotAChoice", texts["Assigned"].Value]);
        }

        return state.IsValid;
    }

    /// <summary>Changes the card, and says so; saving is left to whoever changes more of it.</summary>
    public async Task Set(Client client, Guid? wanted, CancellationToken cancellationToken)
    {
        if (client.AssignedStaffId == wanted)
        {
            return;
        }

        var name = wanted is null ? null : (await staff.Working(cancellationToken)).FirstOrDefault(colleague => colleague.Id == wanted)?.Name;
        client.AssignedStaffId = wanted;
        db.Publish(name is null ? new ClientUnassigned(client.Id) : new ClientAssigned(client.Id, wanted!.Value, name));
    }
}
