using Microsoft.AspNetCore.Components;
using Platform.Clients.Keeping;

namespace Platform.Clients.Privacy;

/// <summary>On the card: answering a client who asks what is kept, or who wants to be forgotten.</summary>
internal sealed class PrivacyTab(TenantContext salon, Holds holds, IStringLocalizer<ClientsText> texts) : CardPart
{
    public override CardPlace Place => CardPlace.Tab;

    public override string Key => "privacy";

    public override string Title => texts["Privacy"];

    public override int Order => 90;

    public override Right Needs => Right.AnswerAccessRequests;

    public override async Task<RenderFragment?> Make(Guid clientId, CancellationToken cancellationToken)
        => PrivacyOnCard.Of(
            clientId, salon.Actor.May(Right.EraseClients), salon.Actor.May(Right.ReadAuditLog),
            await holds.On(clientId, cancellationToken) is { } hold ? new(hold.Reason, hold.Author, hold.At) : null);
}

/// <summary>That nothing about a client may go, as the card says it.</summary>
public sealed record HoldShown(string Reason, string Author, DateTime At);
