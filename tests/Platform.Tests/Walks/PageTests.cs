using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Platform.Marketing;
using Platform.Marketing.SendingDomains;
using Platform.Tests.Support;

namespace Platform.Tests.Walks;

/// <summary>Every page, full and with names that are far too long, in both languages, light and dark.</summary>
[Trait("Needs", "Browser")]
[Collection<Walks>]
public sealed class PageTests(Chromium chromium)
{
    private static readonly string LongName = new('W', 60);

    private static readonly string[] OfPlatform = ["/", "/start", "/find", "/not-here"];

    private static readonly string[] ForAnyone = ["/sign-in", "/forgot", "/portal/sign-in", "/portal/forgot", "/portal/link", "/l/no-such-link", "/newsletter", "/newsletter/archive"];

    private static readonly string[] ForStaff =
    [
        "/", "/clients", "/clients?q=nobody&city=nowhere", "/clients/new", "/clients/{0}", "/clients/{0}?tab=notes", "/clients/{0}?tab=billing",
        "/clients/{0}/notes", "/clients/{0}/links?q=w", "/clients/{0}/fields/email", "/settings/note-categories", "/settings/contact-form", "/settings/words",
        "/clients/{0}?tab=history", "/clients/{0}?tab=history&type=thread", "/clients/{0}?tab=appointments", "/clients/{0}?tab=statistics", "/settings/keeping", "/clients/{0}/actions", "/clients/{0}?tab=messages", "/clients/{0}/messages", "/inbox", "/inbox/{3}", "/settings/answers",
        "/clients/merge", "/clients/merge?id={0}", "/clients/merge?id={0}&id={1}", "/clients/duplicates",
        "/history", "/history?type=labels&from=yesterday", "/marketing", "/marketing/campaigns", "/marketing/campaigns/new",
        "/marketing/address", "/marketing/campaigns/{2}", "/marketing/campaigns/{2}/preview", "/marketing/campaigns/{2}/recipients",
        "/marketing/campaigns/{2}/edit", "/marketing/campaigns/{2}/languages/{4}", "/marketing/campaigns/{2}/variants/B/{5}",
        "/settings", "/settings/team", "/settings/keys", "/settings/roles", "/settings/login", "/settings/login/passkeys/new", "/sign-in/again", "/clients/{0}/credentials",
        "/clients/{0}/password", "/clients/{0}/look", "/settings/failures", "/settings/import", "/settings/sending-domain", "/not-here",
    ];

    [Theory]
    [InlineData("nl", ColorScheme.Light)]
    [InlineData("en", ColorScheme.Dark)]
    public async Task Every_page_can_be_used_by_everybody(string language, ColorScheme scheme)
    {
        var salon = await chromium.App.Open(language);
        using var api = await salon.Api();
        var card = await api.Make("clients", new { firstName = LongName, lastName = LongName, email = $"{LongName}@example.com" });
        var twin = await api.Make("clients", new { firstName = LongName, email = $"{LongName}@example.com" });
        await api.Make("labels", new { name = LongName[..40], description = LongName });
        await api.Make($"clients/{card}/notes", new { text = LongName + LongName });
        await api.Make($"clients/{card}/notes", new { text = LongName + LongName, category = "allergy" });
        await api.Make($"clients/{card}/links", new { otherId = twin, relation = "cared-for" });
        var list = (await api.Items("lists"))[0].GetProperty("id").GetGuid();
        object[] blocks =
        [
            new { type = "text", text = LongName }, new { type = "button", text = LongName, url = "http://a.example" },
            new { type = "columns", text = LongName, right = LongName },
        ];
        var campaign = await api.Make("campaigns", new { name = LongName, subject = LongName, listId = list, blocks });
        var thread = await api.Make($"clients/{card}/messages", new { subject = LongName, text = LongName + LongName });
        var action = new MultipartFormDataContent { { new StringContent(LongName), "title" }, { new StringContent("call"), "type" }, { new StringContent($"- {LongName}"), "note" } };
        await api.PostAsync($"clients/{card}/actions", action);
        await using (var scope = salon.Scope())
        {
            var db = scope.ServiceProvider.GetRequiredService<MarketingDb>();
            db.Add(new SendingDomain
            {
                Address = $"{LongName}@{LongName}.example", Domain = $"{LongName}.example", Selector = "abcdefgh", PublicKey = LongName, SealedKey = "",
                VerifiedAt = db.Now, CheckedAt = db.Now, Dkim = RecordState.Different,
            });
            await db.SaveChangesAsync();
        }

        await chromium.App.Settle();

        var person = await chromium.Somebody(language, scheme);
        await LookAt(person, language, OfPlatform);
        await LookAt(person, language, ForAnyone.Select(path => salon.Path + path));
        await person.SignIn(salon);
        var ofStaff = ForStaff.Select(path => path.Replace("{0}", $"{card}", StringComparison.Ordinal)
            .Replace("{1}", $"{twin}", StringComparison.Ordinal)
            .Replace("{2}", $"{campaign}", StringComparison.Ordinal).Replace("{3}", $"{thread}", StringComparison.Ordinal)
            .Replace("{4}", language == "nl" ? "en" : "nl", StringComparison.Ordinal).Replace("{5}", language, StringComparison.Ordinal));
        await LookAt(person, language, ofStaff.Select(path => salon.Path + path));
    }

    private static async Task LookAt(Person person, string language, IEnumerable<string> paths)
    {
        foreach (var path in paths)
        {
            await person.Open(path);
            await person.Look();
            Assert.Equal(language, await person.Page.GetAttributeAsync("html", "lang"));
        }
    }
}
