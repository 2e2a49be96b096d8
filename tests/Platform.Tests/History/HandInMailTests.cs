using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Platform.Kernel.Mail;
using Platform.Tests.Clients;
using Platform.Tests.Support;

namespace Platform.Tests.History;

/// <summary>Answers by mail that a provider hands in, and everything that others try at that address.</summary>
[Trait("Needs", "Database")]
public sealed class HandInMailTests(SalonApp shared)
{
    private const string Secret = "een-geheim-van-meer-dan-32-tekens-lang";

    [Fact]
    public async Task ML_05_I5_a_mail_handed_in_comes_into_its_thread_once_and_what_is_bad_is_refused_or_shown_harmlessly()
    {
        var settings = new Dictionary<string, string> { ["Mail:Inbound:Secret"] = Secret, ["Mail:Domain"] = "mail.example" };
        await using var app = await shared.Another(new AppChanges(settings, services => services.AddScoped<IInboundMail, Stumbling>()));
        var salon = await app.Open();
        var api = await salon.Api();
        var client = await api.Add("Anna", "Berg", "anna@client.example");
        var thread = await api.Make($"clients/{client}/messages", new { subject = "Je kleur", text = "Is donker goed?" });
        await app.Settle();
        var address = Assert.Single(app.Mails.To("anna@client.example")).ReplyTo!.Address;
        Assert.Matches("^r-[a-z2-7]{52}@mail\\.example$", address);

        // Redirects would be followed by a handler that measures every body first.
        var http = app.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false });

        // Nobody without the secret, no form of another site, no other kind of body, and not within a salon.
        var good = $"To: {address}\nMessage-ID: <1@x>\n\nGraag lichter\n";
        foreach (var (shown, type, path, status) in new[]
        {
            (null, "message/rfc822", "/inbound/mail", HttpStatusCode.Unauthorized), ("", "message/rfc822", "/inbound/mail", HttpStatusCode.Unauthorized),
            (Secret[..^1], "message/rfc822", "/inbound/mail", HttpStatusCode.Unauthorized), (Secret + "x", "message/rfc822", "/inbound/mail", HttpStatusCode.Unauthorized),
            (Secret, "application/x-www-form-urlencoded", "/inbound/mail", HttpStatusCode.UnsupportedMediaType),
            (Secret, "message/rfc822", $"{salon.Path}/inbound/mail", HttpStatusCode.NotFound),
        })
        {
            Assert.Equal(status, await HandIn(http, Encoding.Latin1.GetBytes(good), shown, type, path));
        }

        Assert.Equal("queued or sent", await OnlyOurs(api, thread));

        // Each of them alone; none of them stops the next.
        var deep = string.Concat(Enumerable.Range(0, 30).Select(depth => $"Content-Type: multipart/mixed; boundary=b{depth}\n\n--b{depth}\n"));
        var forged = address[..5] + (address[5] == 'a' ? 'b' : 'a') + address[6..];
        var large = Encoding.Latin1.GetBytes($"To: {address}\nContent-Type: multipart/mixed; boundary=b\n\n--b\nContent-Disposition: attachment; filename=x.pdf\n\n"
            + new string('x', 50 * 1024 * 1024));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await HandIn(http, Encoding.Latin1.GetBytes($"To: {address}\n{deep}")));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, await HandIn(http, large));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, await HandIn(http, large, saysLength: false));
        Assert.Equal(HttpStatusCode.Accepted, await HandIn(http, Encoding.Latin1.GetBytes($"To: {forged}\nMessage-ID: <2@x>\n\nVan een ander\n")));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, await HandIn(http, Encoding.Latin1.GetBytes($"To: {address}\nSubject: struikel\nMessage-ID: <3@x>\n\nLater\n")));
        Assert.Single(app.Log.All, line => line.Contains("refused: It is too large.", StringComparison.Ordinal));
        Assert.Equal("queued or sent", await OnlyOurs(api, thread));

        // A tree that breaks off, and a page that would run: their words, and nothing else.
        Assert.Equal(HttpStatusCode.Accepted, await HandIn(http, Encoding.Latin1.GetBytes(good)));
        Assert.Equal(HttpStatusCode.Accepted, await HandIn(http, Encoding.Latin1.GetBytes(good)));
        Assert.Equal(HttpStatusCode.Accepted, await HandIn(http, Encoding.Latin1.GetBytes(
            $"To: {address}\nMessage-ID: <4@x>\nContent-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: multipart/alternative; boundary=c\n\n--c\n\nAfgebroken")));
        Assert.Equal(HttpStatusCode.Accepted, await HandIn(http, Encoding.Latin1.GetBytes(
            $"To: {address}\nMessage-ID: <5@x>\nContent-Type: text/html\n\n<script>steel()</script><p onclick=steel()>Dank <b>je</b></p><img src=x onerror=steel()>"
            + "&lt;script&gt;nep()&lt;/script&gt;")));
        Assert.Equal(["Graag lichter", "Afgebroken", "Dank je\n<script>nep()</script>"], (await Messages(api, thread)).Skip(1).Select(message => message.GetProperty("text").GetString()));
        var page = await (await salon.SignIn()).Get($"/inbox/{thread}");
        Assert.Empty(page.QuerySelectorAll(".messages script, .messages img, .messages b, .messages [onclick]"));
        Assert.DoesNotContain(app.Log.All, line => line.Contains("Van een ander", StringComparison.Ordinal) || line.Contains(forged, StringComparison.Ordinal));
    }

    [Fact]
    public void ML_05_a_secret_that_can_be_guessed_stops_the_start_with_a_line_that_names_the_setting_and_not_the_secret()
    {
        static InboundSecret With(string set)
            => new(new ConfigurationBuilder().AddInMemoryCollection([KeyValuePair.Create<string, string?>("Mail:Inbound:Secret", set)]).Build());

        var line = Assert.Throws<InvalidOperationException>(() => With("kort")).Message;
        Assert.Contains("Mail:Inbound:Secret", line, StringComparison.Ordinal);
        Assert.DoesNotContain("kort", line, StringComparison.Ordinal);
        Assert.False(With("").IsSet);
        Assert.False(With("").Is(""));
        Assert.True(With(Secret).Is(Secret));
    }

    private static async Task<HttpStatusCode> HandIn(
        HttpClient http, byte[] mail, string? shown = Secret, string type = "message/rfc822", string path = "/inbound/mail", bool saysLength = true)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = saysLength ? new ByteArrayContent(mail) : new Endless(mail) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue(type);
        request.Headers.Authorization = shown is null ? null : new AuthenticationHeaderValue("Bearer", shown);
        return (await http.SendAsync(request)).StatusCode;
    }

    private static async Task<string> OnlyOurs(HttpClient api, Guid thread)
        => Assert.Single(await Messages(api, thread)).GetProperty("delivery").GetString() is "sent" or "queued" ? "queued or sent" : "";

    private static async Task<List<JsonElement>> Messages(HttpClient api, Guid thread)
        => [.. (await api.GetFromJsonAsync<JsonElement>($"threads/{thread}")).GetProperty("messages").EnumerateArray()];

    /// <summary>A body that does not say how long it is.</summary>
    private sealed class Endless(byte[] content) : HttpContent
    {
        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => stream.WriteAsync(content).AsTask();

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }

    /// <summary>Somebody who is asked and falls over.</summary>
    private sealed class Stumbling : IInboundMail
    {
        public int Order => 1;

        public Task<bool> Take(InboundMail mail, CancellationToken cancellationToken)
            => mail.Subject == "struikel" ? throw new InvalidOperationException("The database is away.") : Task.FromResult(false);
    }
}
