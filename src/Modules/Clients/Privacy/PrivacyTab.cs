using Microsoft.AspNetCore.Components;

namespace Platform.Clients.Privacy;

/// <summary>On the card: answering a client who asks what is kept, or who wants to be forgotten.</summary>
internal sealed class PrivacyTab(TenantContext salon, IStringLocalizer<ClientsText> texts) : CardPart
{
    public override CardPlace Place => CardPlace.Tab;

    public override string Key => "privacy";

    public override string Title => texts["Privacy"];

    public override int Order => 90;

    public override Right Needs => Right.AnswerAccessRequests;

    public override Task<RenderFragment?> Make(Guid clientId, CancellationToken cancellationToken)
        => Task.FromResult<RenderFragment?>(PrivacyOnCard.Of(clientId, salon.Actor.May(Right.EraseClients), salon.Actor.May(Right.ReadAuditLog)));
}
