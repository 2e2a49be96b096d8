using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Platform.Contracts.Clients;
using Platform.Kernel.Mail;

namespace Platform.Marketing.Campaigns;

/// <summary>
/// Makes the template of a campaign: its blocks are rendered once, and what differs from client to client is filled in afterwards.
/// </summary>
internal sealed class CampaignTemplates(
    MarketingDb db, MailRenderer renderer, TenantContext salon, SalonAddress addresses, IServiceProvider services)
{
    public async Task<CampaignTemplate> Of(Campaign campaign, CancellationToken cancellationToken)
    {
        var needed = campaign.NeededListId;
        var list = await db.Lists.AsNoTracking().Where(list => list.Id == needed).Select(list => list.Name)
            .FirstOrDefaultAsync(cancellationToken);
        var address = await db.PostalAddresses.AsNoTracking().Select(row => row.Lines).FirstOrDefaultAsync(cancellationToken);
        var holes = new TemplateHoles();
        var model = new CampaignMailModel(
            holes.In(campaign.Subject), campaign.Preheader is { } preheader ? holes.In(preheader) : null,
            [.. CampaignBlock.Read(campaign.Blocks).Select(block => block.HasText ? block with { Text = holes.In(block.Text!) } : block)],
            list, address, addresses.Of(salon.Tenant, "/"), holes.ForUnsubscribe());
        var culture = SalonCultures.Of(campaign.Language).Culture.Name;
        var (reading, readingFormats) = (CultureInfo.CurrentUICulture, CultureInfo.CurrentCulture);
        try
        {
            var words = await renderer.Render(services, CampaignMailModel.Template, JsonSerializer.Serialize(model, JsonSerializerOptions.Web), culture);
            return new CampaignTemplate(holes.Compile(words.Subject), holes.Compile(words.Html), holes.Compile(words.Text), salon.Tenant);
        }
        finally
        {
            (CultureInfo.CurrentUICulture, CultureInfo.CurrentCulture) = (reading, readingFormats);
        }
    }
}

/// <summary>What <c>CampaignMail</c> shows. Where a client's own words come, digits stand that occur nowhere else.</summary>
/// <param name="List">The newsletter because of which people get this; null when they are on any, or none.</param>
/// <param name="Postal">Where the salon is; null when it has not said so.</param>
/// <param name="Web">The salon's pages.</param>
public sealed record CampaignMailModel(
    string Subject, string? Preheader, IReadOnlyList<CampaignBlock> Blocks, string? List, string? Postal, string Web, string Unsubscribe)
{
    public const string Template = "marketing.campaign";
}

/// <summary>Marks the places of fields with digits, which neither HTML nor capitals change, and finds them again.</summary>
internal sealed class TemplateHoles
{
    private const int IndexDigits = 4;
    private readonly string mark = string.Concat(Enumerable.Range(0, 20).Select(_ => RandomNumberGenerator.GetInt32(10)));
    private readonly List<MergePart?> parts = [];

    /// <param name="text">One that was checked before it was stored.</param>
    public string In(string text) => MergeText.TryRead(text, out var read, out _) ? read.With(Hole) : text;

    public string ForUnsubscribe() => Hole(null);

    public IReadOnlyList<TemplatePiece> Compile(string rendered)
    {
        var pieces = new List<TemplatePiece>();
        var between = rendered.Split(mark);
        pieces.Add(new TemplatePiece(between[0]));
        foreach (var piece in between.Skip(1))
        {
            var part = parts[int.Parse(piece.AsSpan(0, IndexDigits), CultureInfo.InvariantCulture)];
            pieces.Add(new TemplatePiece(null, part));
            pieces.Add(new TemplatePiece(piece[IndexDigits..]));
        }

        return pieces;
    }

    private string Hole(MergePart? part)
    {
        parts.Add(part);
        return mark + (parts.Count - 1).ToString($"D{IndexDigits}", CultureInfo.InvariantCulture);
    }
}

/// <summary>A fixed part, a field, or the link to unsubscribe when it is neither.</summary>
internal sealed record TemplatePiece(string? Fixed, MergePart? Part = null);

/// <summary>A campaign, ready to be filled in.</summary>
internal sealed record CampaignTemplate(
    IReadOnlyList<TemplatePiece> Subject, IReadOnlyList<TemplatePiece> Html, IReadOnlyList<TemplatePiece> Text, Tenant Salon)
{
    /// <summary>What it needs of a client because there is nothing else to say.</summary>
    public IReadOnlyList<string> Needed { get; } =
        [.. Subject.Concat(Html).Concat(Text).Where(piece => piece.Part is { Fallback: null })
            .Select(piece => piece.Part!.Field).Distinct()];

    /// <summary>The first field that the client has nothing for; null when the mail can go.</summary>
    public string? MissingFor(MailContact client) => Needed.FirstOrDefault(field => MergeField.ValueOf(field, client, Salon) is null);

    public RenderedMail Fill(MailContact client, string unsubscribe) => new(
        Filled(Subject, client, unsubscribe, text => text), Filled(Html, client, unsubscribe, WebUtility.HtmlEncode),
        Filled(Text, client, unsubscribe, text => text));

    private string Filled(IReadOnlyList<TemplatePiece> pieces, MailContact client, string unsubscribe, Func<string, string> written)
    {
        var text = new StringBuilder();
        foreach (var piece in pieces)
        {
            text.Append(piece switch
            {
                { Fixed: { } words } => words,
                { Part: { } part } => written(MergeField.ValueOf(part.Field, client, Salon) ?? part.Fallback ?? ""),
                _ => written(unsubscribe),
            });
        }

        return text.ToString();
    }
}
