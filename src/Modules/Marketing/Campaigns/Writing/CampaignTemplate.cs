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
    MarketingDb db, MailRenderer renderer, TenantContext salon, SalonAddress addresses, PictureLinks pictures, IServiceProvider services)
{
    /// <summary>In the language of the campaign, with its other languages beside it.</summary>
    public async Task<CampaignTemplate> Of(
        Campaign campaign, CancellationToken cancellationToken, short variant = CampaignVersion.First)
    {
        var needed = campaign.NeededListId;
        var list = await db.Lists.AsNoTracking().Where(list => list.Id == needed).Select(list => list.Name)
            .FirstOrDefaultAsync(cancellationToken);
        var address = await db.PostalAddresses.AsNoTracking().Select(row => row.Lines).FirstOrDefaultAsync(cancellationToken);
        var made = new List<(string Language, CampaignTemplate Template)>();
        foreach (var version in CampaignVersion.All(campaign, variant))
        {
            made.Add((version.Language, await Of(version, campaign, list, address)));
        }

        return made[0].Template with { Others = made.Skip(1).ToDictionary(one => one.Language, one => one.Template) };
    }

    /// <summary>Everybody's, or of each recipient the variant that was dealt.</summary>
    public async Task<Func<Recipient, CampaignTemplate>> Of(
        Campaign campaign, IReadOnlyList<Recipient> recipients, CancellationToken cancellationToken)
    {
        var made = new Dictionary<short, CampaignTemplate>();
        foreach (var variant in recipients.Select(VariantOf).Distinct())
        {
            made[variant] = await Of(campaign, cancellationToken, variant);
        }

        return recipient => made[VariantOf(recipient)];

        short VariantOf(Recipient recipient) => campaign.Winner > 0 ? campaign.Winner : Math.Max(recipient.Variant, CampaignVersion.First);
    }

    private async Task<CampaignTemplate> Of(CampaignVersion version, Campaign campaign, string? list, string? address)
    {
        var holes = new TemplateHoles();
        var model = new CampaignMailModel(
            holes.In(version.Subject), version.Preheader is { } preheader ? holes.In(preheader) : null,
            [.. version.Blocks.Select(block => Holed(block, campaign, holes))],
            list, address, addresses.Of(salon.Tenant, "/"), holes.ForUnsubscribe(), holes.ForPicture());
        var culture = SalonCultures.Of(version.Language).Culture.Name;
        var (reading, readingFormats) = (CultureInfo.CurrentUICulture, CultureInfo.CurrentCulture);
        try
        {
            var words = await renderer.Render(
                services, CampaignMailModel.Template, JsonSerializer.Serialize(model, JsonSerializerOptions.Web), culture);
            return new CampaignTemplate(holes.Compile(words.Subject), holes.Compile(words.Html), holes.Compile(words.Text), salon.Tenant);
        }
        finally
        {
            (CultureInfo.CurrentUICulture, CultureInfo.CurrentCulture) = (reading, readingFormats);
        }
    }

    private MailBlock Holed(CampaignBlock block, Campaign campaign, TemplateHoles holes)
    {
        var target = block.Url is { } url && LinkTarget.IsCounted(url) ? LinkTarget.Of(campaign, url) : null;
        return new MailBlock(
            block.Type, block.HasText ? holes.In(block.Text!) : null, target is null ? block.Url : holes.ForLink(target),
            target ?? block.Url,
            block.Right is { } right ? holes.In(right) : null, block.Picture is { } picture ? pictures.For(salon.Tenant, picture) : null,
            block.Alt);
    }
}

/// <summary>A block as the mail shows it.</summary>
/// <param name="Url">Where a click goes.</param>
/// <param name="Target">Where it ends: what people read below the button.</param>
public sealed record MailBlock(string Type, string? Text, string? Url, string? Target, string? Right, string? Picture, string? Alt);

/// <summary>What <c>CampaignMail</c> shows. Where a client's own words come, digits stand that occur nowhere else.</summary>
/// <param name="List">The newsletter because of which people get this; null when they are on any, or none.</param>
/// <param name="Postal">Where the salon is; null when it has not said so.</param>
/// <param name="Web">The salon's pages.</param>
/// <param name="Picture">The place of the picture that says a mail was opened.</param>
public sealed record CampaignMailModel(
    string Subject, string? Preheader, IReadOnlyList<MailBlock> Blocks, string? List, string? Postal, string Web, string Unsubscribe,
    string Picture)
{
    public const string Template = "marketing.campaign";
}

/// <summary>Marks the places of fields with digits, which neither HTML nor capitals change, and finds them again.</summary>
internal sealed class TemplateHoles
{
    private const int IndexDigits = 4;
    private readonly string mark = string.Concat(Enumerable.Range(0, 20).Select(_ => RandomNumberGenerator.GetInt32(10)));
    private readonly List<TemplatePiece> parts = [];

    /// <param name="text">One that was checked before it was stored.</param>
    public string In(string text) => MergeText.TryRead(text, out var read, out _) ? read.With(part => Hole(new TemplatePiece(null, part)))
        : text;

    public string ForUnsubscribe() => Hole(new TemplatePiece(null));

    public string ForLink(string target) => Hole(new TemplatePiece(null, Target: target));

    public string ForPicture() => Hole(new TemplatePiece(null, IsPicture: true));

    public IReadOnlyList<TemplatePiece> Compile(string rendered)
    {
        var pieces = new List<TemplatePiece>();
        var between = rendered.Split(mark);
        pieces.Add(new TemplatePiece(between[0]));
        foreach (var piece in between.Skip(1))
        {
            var part = parts[int.Parse(piece.AsSpan(0, IndexDigits), CultureInfo.InvariantCulture)];
            pieces.Add(part);
            pieces.Add(new TemplatePiece(piece[IndexDigits..]));
        }

        return pieces;
    }

    private string Hole(TemplatePiece part)
    {
        parts.Add(part);
        return mark + (parts.Count - 1).ToString($"D{IndexDigits}", CultureInfo.InvariantCulture);
    }
}

/// <summary>A fixed part, a field, a link, the picture, or the link to unsubscribe when it is none of them.</summary>
internal sealed record TemplatePiece(string? Fixed, MergePart? Part = null, string? Target = null, bool IsPicture = false);

/// <summary>A campaign, ready to be filled in.</summary>
internal sealed record CampaignTemplate(
    IReadOnlyList<TemplatePiece> Subject, IReadOnlyList<TemplatePiece> Html, IReadOnlyList<TemplatePiece> Text, Tenant Salon)
{
    /// <summary>By language; whoever reads none of them gets this one.</summary>
    public IReadOnlyDictionary<string, CampaignTemplate> Others { get; init; } = new Dictionary<string, CampaignTemplate>();

    /// <summary>What it needs of a client because there is nothing else to say.</summary>
    public IReadOnlyList<string> Needed { get; } =
        [.. Subject.Concat(Html).Concat(Text).Where(piece => piece.Part is { Fallback: null })
            .Select(piece => piece.Part!.Field).Distinct()];

    /// <summary>The first field that the client has nothing for; null when the mail can go.</summary>
    public string? MissingFor(MailContact client) => In(client.Language).MissingIn(client);

    /// <param name="language">Null is that of the campaign.</param>
    public CampaignTemplate In(string? language) => language is not null && Others.TryGetValue(language, out var other) ? other : this;

    private string? MissingIn(MailContact client) => Needed.FirstOrDefault(field => MergeField.ValueOf(field, client, Salon) is null);

    /// <summary>The text part shows addresses as they are: people read them, and nothing of it is counted.</summary>
    public RenderedMail Fill(MailContact client, MailLinks links) => In(client.Language).FillIn(client, links);

    private RenderedMail FillIn(MailContact client, MailLinks links) => new(
        Filled(Subject, client, MailLinks.Plain(""), text => text), Filled(Html, client, links, WebUtility.HtmlEncode),
        Filled(Text, client, MailLinks.Plain(links.Unsubscribe), text => text));

    private string Filled(IReadOnlyList<TemplatePiece> pieces, MailContact client, MailLinks links, Func<string, string> written)
    {
        var text = new StringBuilder();
        foreach (var piece in pieces)
        {
            text.Append(piece switch
            {
                { Fixed: { } words } => words,
                { Part: { } part } => written(MergeField.ValueOf(part.Field, client, Salon) ?? part.Fallback ?? ""),
                { Target: { } target } => written(links.Click(target)),
                { IsPicture: true } when links.Picture is { } picture
                    => $"""<img src="{written(picture)}" width="1" height="1" alt="" />""",
                { IsPicture: true } => "",
                _ => written(links.Unsubscribe),
            });
        }

        return text.ToString();
    }
}
