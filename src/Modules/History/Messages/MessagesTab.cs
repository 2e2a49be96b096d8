using Microsoft.AspNetCore.Components;

namespace Platform.History;

/// <summary>On the card: what the salon and the client wrote to each other.</summary>
internal sealed class MessagesTab(ThreadReading reading, TenantContext salon, IStringLocalizer<InboxText> texts) : CardPart
{
    public const string TabKey = "messages";
    private const int MostShown = 100;

    public override CardPlace Place => CardPlace.Tab;

    public override string Key => TabKey;

    public override string Title => texts["Messages"];

    public override int Order => 75;

    public override Right Needs => Right.SeeContactData;

    public override async Task<RenderFragment?> Make(Guid clientId, CancellationToken cancellationToken)
    {
        var threads = await (await reading.Of(clientId, cancellationToken)).Take(MostShown).ToListAsync(cancellationToken);
        return MessagesOnCard.Of(clientId, await reading.Lines(threads, cancellationToken), salon.Actor.May(Right.ChangeClients));
    }
}
