using Platform.Clients.Origin;
using Platform.Contracts.Clients;
using Platform.Contracts.Marketing;

namespace Platform.Clients.Registration;

/// <summary>Whoever confirmed a newsletter and had no card becomes a lead, under the id that the consent was given for.</summary>
internal sealed class RegisterWhenNewcomerSignedUp(ClientsDb db, ClientChecks checks) : IReaction<NewcomerSignedUp>
{
    private const string Source = "newsletter";

    public async Task React(NewcomerSignedUp fact, Envelope envelope, CancellationToken cancellationToken)
    {
        if (await db.WithHidden.AnyAsync(client => client.Id == fact.ClientId, cancellationToken))
        {
            return;
        }

        var input = new ClientInput
        {
            FirstName = fact.FirstName, LastName = fact.LastName, Email = fact.Email, Language = fact.Language, Status = ClientStatus.Lead,
        };
        checks.Pass(input, new FormState());

        // A name of nothing but signs that are not kept.
        input.FirstName ??= fact.Email.Split('@')[0];
        var lead = Client.Register(input, Source, envelope.At, id: fact.ClientId);
        db.Add(lead);
        if (fact.Arrival is { } arrival)
        {
            db.Add(ClientOrigin.Of(lead.Id, arrival, envelope.At));
        }

        db.Publish(new ClientRegistered(lead.Id, lead.DisplayName, lead.Source));
    }
}
