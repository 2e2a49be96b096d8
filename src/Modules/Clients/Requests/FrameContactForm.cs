using Platform.Clients.Fields;

namespace Platform.Clients.Requests;

/// <summary>The salon says on which websites of its own the contact form may stand in a frame. No other page ever does.</summary>
internal sealed class FrameContactForm : IFeature
{
    public const string Path = "/settings/contact-form";

    public void Map(Doors doors)
    {
        doors.Staff.MapGet(Path, Show).Needs(Right.ChangeSettings);
        doors.Staff.MapPost(Path, Save).Needs(Right.ChangeSettings);
    }

    private static async Task<IResult> Show(FramingSites sites, CancellationToken cancellationToken)
        => Ui.Page<FrameContactFormPage>(new { Sites = string.Join('\n', await sites.Read(cancellationToken)),
            HasSites = await sites.Any(cancellationToken) });

    private static async Task<IResult> Save(
        Posted<SitesForm> posted, FramingSites sites, Flash flash, Here here, IStringLocalizer<ClientsText> texts,
            CancellationToken cancellationToken)
    {
        var (typed, state) = (posted.Value.Sites ?? "", posted.State);
        var origins = new List<string>();
        foreach (var line in typed.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (FramingSites.Origin(line) is { } origin)
            {
                origins.Add(origin);
            }
            else
            {
                state.Add(nameof(posted.Value.Sites), texts["NotASite",
                    line.Length > FramingSites.Longest ? line[..FramingSites.Longest] : line]);
            }
        }

        origins = [.. origins.Distinct()];
        if (origins.Count > FramingSites.Most)
        {
            state.Add(nameof(posted.Value.Sites), texts["TooManySites", FramingSites.Most]);
        }

        if (!state.IsValid)
        {
            return Ui.Page<FrameContactFormPage>(
                new { Sites = typed, HasSites = await sites.Any(cancellationToken), State = state },
                    StatusCodes.Status422UnprocessableEntity);
        }

        await sites.Save(origins, cancellationToken);
        flash.Success(texts["Saved"]);
        return TypedResults.LocalRedirect(here[Path]);
    }

    internal sealed class SitesForm
    {
        /// <summary>One a line.</summary>
        public string? Sites { get; set; }
    }

    /// <summary>The websites, and what a browser is told of them.</summary>
    internal sealed class FramingSites(ClientsDb db)
    {
        public const int Most = 5;
        public const int Longest = 100;

        public async Task<IReadOnlyList<string>> Read(CancellationToken cancellationToken)
            => (await db.FieldRules.AsNoTracking().Select(rules => rules.FramedOn).FirstOrDefaultAsync(cancellationToken) ?? "")
                .Split(' ', StringSplitOptions.RemoveEmptyEntries);

        public async Task<bool> Any(CancellationToken cancellationToken) => (await Read(cancellationToken)).Count > 0;

        /// <summary>Lets those websites, and no others, show this answer in a frame.</summary>
        public async Task Allow(HttpContext context, CancellationToken cancellationToken)
        {
            if (await Read(cancellationToken) is { Count: > 0 } sites)
            {
                context.Response.Headers.ContentSecurityPolicy = SecurityHeaders.FramedBy(sites);
            }
        }

        public async Task Save(IReadOnlyList<string> origins, CancellationToken cancellationToken)
        {
            var rules = await db.FieldRules.FirstOrDefaultAsync(cancellationToken) ?? db.Add(new FieldRules()).Entity;
            rules.FramedOn = origins.Count == 0 ? null : string.Join(' ', origins);
            await db.SaveChangesAsync(cancellationToken);
        }

        /// <summary>"www.kapsalon.nl/contact" is https://www.kapsalon.nl: browsers know a website by no more. Null for what is none.</summary>
        public static string? Origin(string typed)
        {
            var whole = typed.Contains("://", StringComparison.Ordinal) ? typed : $"https://{typed}";
            return whole.Length <= Longest && Uri.TryCreate(whole, UriKind.Absolute, out var site) && site.Scheme == Uri.UriSchemeHttps
                && site.UserInfo.Length == 0 && site.IdnHost.Contains('.', StringComparison.Ordinal)
                && !site.IdnHost.Contains('*', StringComparison.Ordinal)
                ? $"https://{site.IdnHost}{(site.IsDefaultPort ? "" : $":{site.Port}")}"
                : null;
        }
    }
}
