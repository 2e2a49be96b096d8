using Platform.Contracts.Marketing;

namespace Platform.Marketing.Automations;

/// <summary>Somebody ticked them and gave the label; the labels of an imported file start nothing.</summary>
internal sealed class EnrolWhenClientsLabelled(Entering entering) : IReaction<ClientsLabelled>
{
    public Task React(ClientsLabelled fact, Envelope envelope, CancellationToken cancellationToken) => fact.ImportId is not null
        ? Task.CompletedTask
        : entering.Enter(AutomationTrigger.LabelAdded, fact.LabelId, fact.ClientIds, envelope, cancellationToken);
}
