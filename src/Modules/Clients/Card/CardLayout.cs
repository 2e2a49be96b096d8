using Microsoft.AspNetCore.Components;
using Platform.Clients.Photos;

namespace Platform.Clients.Card;

/// <summary>
/// Puts a card together: the client's own fields first, then what the modules offer. It knows none of them: a new module brings
/// its tab along.
/// </summary>
internal sealed class CardLayout(
    IEnumerable<CardPart> parts, TenantContext salon, Sight sight, Avatars avatars, Here here, IStringLocalizer<ClientsText> texts)
{
    /// <summary>The tab that opens by itself.</summary>
    public const string FirstTab = "info";

    /// <summary>The second half of the client's own fields.</summary>
    public const string BillingTab = "billing";

    public Task<IResult> Page(Client client, string? tab, CancellationToken cancellationToken)
        => Page(client, tab, new CardForm(sight.ForPeople(client)), StatusCodes.Status200OK, cancellationToken);

    /// <summary>The card with a form that was not saved: everything typed still stands in it.</summary>
    public async Task<IResult> Page(Client client, string? tab, CardForm form, int status, CancellationToken cancellationToken)
    {
        var visible = parts.Where(part => salon.Actor.May(part.Needs)).OrderBy(part => part.Order).ToList();
        var tabs = visible.Where(part => part.Place == CardPlace.Tab).ToList();
        var open = tabs.Find(part => part.Key == tab);
        var key = open?.Key ?? (tab == BillingTab && sight.IsFull ? BillingTab : FirstTab);
        var body = open is not null ? [open] : visible.Where(part => part.Place == CardPlace.FirstTab && key == FirstTab);
        return Ui.Page<ClientCardPage>(
            new
            {
                client.Id,
                Name = sight.Name(client.DisplayName, client.FirstName, client.LastName),
                Picture = await avatars.Of(client.Id, cancellationToken),
                client.CreatedAt,
                client.Version,
                Form = form,
                Open = key,
                Tabs = TabsOf(client, tabs),
                Top = await Make(visible.Where(part => part.Place == CardPlace.Top), client.Id, cancellationToken),
                Side = await Make(visible.Where(part => part.Place == CardPlace.Sidebar), client.Id, cancellationToken),
                Body = await Make(body, client.Id, cancellationToken),
                MayChange = sight.IsFull && salon.Actor.May(Right.ChangeClients),
                MayDelete = salon.Actor.May(Right.MergeClients),
                MayChangeFields = salon.Actor.May(Right.ChangeSettings),
            },
            status);
    }

    private List<TabItem> TabsOf(Client client, List<CardPart> tabs)
    {
        var address = here[$"/clients/{client.Id}"];
        return
        [
            new(FirstTab, texts["TabInfo"], address),
            .. sight.IsFull ? [new TabItem(BillingTab, texts["BillingAndShipping"], $"{address}?tab={BillingTab}")] : Array.Empty<TabItem>(),
            .. tabs.Select(part => new TabItem(part.Key, part.Title, $"{address}?tab={part.Key}")),
        ];
    }

    /// <summary>One after another: parts of one module share its context.</summary>
    private static async Task<IReadOnlyList<RenderFragment>> Make(
        IEnumerable<CardPart> chosen, Guid clientId, CancellationToken cancellationToken)
    {
        var made = new List<RenderFragment>();
        foreach (var part in chosen)
        {
            if (await part.Make(clientId, cancellationToken) is { } fragment)
            {
                made.Add(fragment);
            }
        }

        return made;
    }
}

/// <summary>What stands in the form of a card.</summary>
/// <param name="State">What is wrong and what was typed, after a save that was refused.</param>
/// <param name="Theirs">Where somebody else's values differ from what was typed.</param>
public sealed record CardForm(ClientInput Input, FormState? State = null, IReadOnlyList<CardDifference>? Theirs = null);

/// <summary>A field that somebody else changed while it was open here.</summary>
/// <param name="Label">As people read it.</param>
public sealed record CardDifference(string Label, string? Stored, string? Typed);
