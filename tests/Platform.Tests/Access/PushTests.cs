using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Platform.Access.Push;
using Platform.Kernel.Keys;
using Platform.Kernel.Outgoing;
using Platform.Tests.Support;

namespace Platform.Tests.Access;

/// <summary>Notifications on devices of clients: the standards behind them, what is brought, and whom it reaches.</summary>
[Trait("Needs", "Database")]
public sealed class PushTests(SalonApp shared)
{
    private const string Email = "anna@clients.example";
    private const string OwnLogin = "/portal/login";

    /// <summary>RFC 8291, appendix A.</summary>
    [Fact]
    public void A_message_is_encrypted_as_the_standard_says()
    {
        using var ours = Pair("BP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A8", "yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw");
        using var theirs = Pair("BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4", "q1dXpw3UpT5VOmu_cf_v6ih07Aems3njxI-JWgLcM94");
        using var receiver = new PushReceiver(theirs, Bytes("BTBZMqHH6r4Tts7J_aSIgg"));
        var message = "When I grow up, I want to be a watermelon"u8.ToArray();
        var body = PushEncryption.Encrypt(message, receiver.Point, receiver.Secret, ours, Bytes("DGv6ra1nlYgDCS1FRnbzlw"));
        Assert.Equal(
            "DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN",
            WebEncoders.Base64UrlEncode(body));
        Assert.Equal(Encoding.UTF8.GetString(message), receiver.Read(body));
        Assert.False(PushEncryption.Fits([4, .. new byte[64]], receiver.Secret));
        Assert.False(PushEncryption.Fits(receiver.Point[..64], receiver.Secret));
    }

    [Fact]
    public async Task AC_10_a_client_allows_a_device_hears_that_the_salon_answered_and_a_removed_device_hears_nothing()
    {
        await using var service = await ScriptedPushHost.Start();
        await using var app = await shared.Another(AppChanges.With(services => services.RemoveAll<GuardedCalls>().AddSingleton(_ => ScriptedPushHost.Reaching())));
        var salon = await app.Open();
        var (client, browser) = await salon.AddSignedInClient(app, "Anna", Email);
        browser.Http.DefaultRequestHeaders.UserAgent.ParseAdd("Mozilla/5.0 (Linux; Android 15) Chrome/140.0");
        using var phone = new PushReceiver();
        await browser.Get(OwnLogin);
        var asked = browser.Page.QuerySelector("form[data-push]")!;
        await browser.Post($"{OwnLogin}/devices", phone.Fields(service.Endpoint("phone")));
        Assert.Contains("Dit apparaat krijgt vanaf nu meldingen", browser.Text, StringComparison.Ordinal);
        Assert.Contains("Chrome, Android", browser.Text, StringComparison.Ordinal);

        // An answer of the salon is brought, in words that say nothing, signed with the key that the page named.
        var owner = await salon.SignIn();
        await Answer(browser, owner, client, "0612345678", "accept");
        await app.Settle();
        Assert.True(service.Calls.TryDequeue(out var call));
        Assert.Equal("/phone", call.Path);
        Assert.Equal(("86400", "aes128gcm"), (call.Headers["TTL"], call.Headers["Content-Encoding"]));
        var said = JsonDocument.Parse(phone.Read(call.Body)).RootElement;
        Assert.Equal((salon.Tenant.Name, "Er is een antwoord op wat je vroeg."), (said.GetProperty("title").GetString(), said.GetProperty("body").GetString()));
        Assert.Equal($"http://localhost{salon.Path}/portal", said.GetProperty("url").GetString());
        IsSigned(call.Headers["Authorization"], new Uri(service.Endpoint("phone")), asked.GetAttribute("data-push")!, app.Clock.GetUtcNow());

        // A service that is busy is asked again; nothing is brought twice.
        service.Answer = HttpStatusCode.ServiceUnavailable;
        await Answer(browser, owner, client, "0687654321", "reject");
        await app.Settle();
        Assert.Single(service.Calls);
        service.Answer = HttpStatusCode.Created;
        app.Clock.Advance(TimeSpan.FromMinutes(1));
        await app.Settle();
        await app.Settle();
        Assert.Equal(2, service.Calls.Count);

        // Seen on the card, with when it was last seen; the salon stops it.
        await browser.Post($"{OwnLogin}/devices/seen", new() { ["Endpoint"] = service.Endpoint("phone") });
        Assert.Equal(HttpStatusCode.NoContent, browser.Last.StatusCode);
        await owner.Get($"/clients/{client}");
        Assert.Contains("Chrome, Android", owner.Text, StringComparison.Ordinal);
        await owner.Post(owner.Page.QuerySelector($"form[action*='/clients/{client}/devices/']")!.GetAttribute("action")!, []);
        service.Calls.Clear();
        await browser.Get("/portal");
        await browser.Post("/portal/data", []);
        await app.Settle();
        Assert.Empty(service.Calls);
        await browser.Post($"{OwnLogin}/devices/seen", new() { ["Endpoint"] = service.Endpoint("phone") });
        Assert.Equal(HttpStatusCode.NotFound, browser.Last.StatusCode);

        // A device that its service forgot goes, one that a redirect answers stays; the redirect is not followed.
        await Allow(browser, phone.Fields(service.Endpoint("phone")));
        await Allow(browser, phone.Fields(service.Endpoint("tablet")));
        service.Answer = HttpStatusCode.TemporaryRedirect;
        await browser.Post("/portal/data", []);
        await app.Settle();
        Assert.Equal(["/phone", "/tablet"], service.Calls.Select(one => one.Path).Order());
        service.Answer = HttpStatusCode.Gone;
        await browser.Post("/portal/data", []);
        await app.Settle();
        await browser.Get(OwnLogin);
        Assert.Empty(browser.Page.QuerySelectorAll("form[action*='/devices/'][action$='/remove']"));

        // Whoever is switched off hears nothing.
        service.Answer = HttpStatusCode.Created;
        await Allow(browser, phone.Fields(service.Endpoint("phone")));
        service.Calls.Clear();
        await Ask(browser, "0611111111");
        await salon.SwitchLogin(client, false);
        await Decide(owner, client, "reject");
        await app.Settle();
        Assert.Empty(service.Calls);
        Assert.DoesNotContain(app.Log.All, line => line.Contains(ScriptedPushHost.Host, StringComparison.Ordinal));
    }

    [Fact]
    public async Task AC_10_what_no_browser_would_say_is_refused_and_an_address_inside_is_never_called()
    {
        var salon = await shared.Open();
        var (client, browser) = await salon.AddSignedInClient(shared, "Anna", $"{Guid.NewGuid():N}@clients.example");
        using var phone = new PushReceiver();
        foreach (var (name, bad) in ((string, string)[])[
            ("Endpoint", "http://push.example/a"), ("Endpoint", ""), ("Endpoint", "javascript:alert(1)"), ("Endpoint", $"https://push.example/{new string('a', 2000)}"),
            ("PublicKey", "x"), ("PublicKey", WebEncoders.Base64UrlEncode(new byte[65])), ("PublicKey", "%%%"), ("Secret", ""), ("Secret", WebEncoders.Base64UrlEncode(new byte[15]))])
        {
            await Allow(browser, new(phone.Fields("https://push.example/a")) { [name] = bad });
            Assert.Contains("Meldingen zijn op dit apparaat niet toegestaan", browser.Text, StringComparison.Ordinal);
        }

        using var listener = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        await Allow(browser, phone.Fields($"https://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/a"));
        await browser.Post("/portal/data", []);
        await shared.Settle();
        Assert.False(listener.Pending());
        await browser.Get(OwnLogin);
        Assert.Empty(browser.Page.QuerySelectorAll("form[action*='/devices/'][action$='/remove']"));

        // Nobody stops a device of somebody else, or of another card.
        await Allow(browser, phone.Fields("https://push.example/b"));
        var remove = browser.Page.QuerySelector("form[action*='/devices/'][action$='/remove']")!.GetAttribute("action")!;
        var (other, stranger) = await salon.AddSignedInClient(shared, "Bo", $"{Guid.NewGuid():N}@clients.example");
        await stranger.Post(remove, []);
        Assert.Equal(HttpStatusCode.NotFound, stranger.Last.StatusCode);
        var owner = await salon.SignIn();
        var id = remove.Split('/')[^2];
        await owner.Post($"/clients/{other}/devices/{id}/remove", []);
        Assert.Equal(HttpStatusCode.NotFound, owner.Last.StatusCode);
        await browser.Post(remove, []);
        Assert.Equal(HttpStatusCode.OK, browser.Last.StatusCode);

        // The worker counts for the restricted area of this salon, also while nobody is signed in.
        var worker = await salon.Visit().Http.GetAsync($"{salon.Path}/portal/push.js");
        Assert.Equal("text/javascript", worker.Content.Headers.ContentType!.MediaType);
        var file = (await worker.Content.ReadAsStringAsync()).Split('\'')[1];
        Assert.Contains("showNotification", await browser.Http.GetStringAsync(file), StringComparison.Ordinal);
        Assert.NotEqual(Guid.Empty, client);
    }

    [Theory]
    [InlineData("93.184.216.34", true), InlineData("2a00:1450:4001::1", true), InlineData("127.0.0.1", false), InlineData("::1", false)]
    [InlineData("10.1.2.3", false), InlineData("172.20.0.1", false), InlineData("192.168.1.1", false), InlineData("169.254.169.254", false)]
    [InlineData("100.64.0.1", false), InlineData("0.0.0.0", false), InlineData("224.0.0.1", false), InlineData("255.255.255.255", false)]
    [InlineData("::ffff:10.0.0.1", false), InlineData("::ffff:93.184.216.34", true), InlineData("fe80::1", false), InlineData("fd00::1", false)]
    [InlineData("64:ff9b::a00:1", false), InlineData("2002:a00:1::", false), InlineData("2001:db8::1", false), InlineData("::", false)]
    public void I8_an_address_is_called_when_it_is_one_of_the_public_internet(string address, bool isPublic)
        => Assert.Equal(isPublic, PublicAddress.Is(IPAddress.Parse(address)));

    [Fact]
    public async Task I8_a_name_with_one_address_inside_is_refused_and_so_is_everything_but_https()
    {
        using var listener = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        using var calls = new GuardedCalls(new CallRules(
            (_, _) => Task.FromResult<IPAddress[]>([IPAddress.Parse("93.184.216.34"), IPAddress.Loopback]), PublicAddress.Is, null));
        foreach (var url in (string[])[$"https://rebound.example:{port}/", $"http://rebound.example:{port}/", $"https://somebody@rebound.example:{port}/"])
        {
            await Assert.ThrowsAsync<CallRefusedException>(() => calls.Post(new Uri(url), [], new Dictionary<string, string>(), default));
        }

        Assert.False(listener.Pending());
    }

    private static async Task Allow(Browser browser, Dictionary<string, string> fields)
    {
        await browser.Get(OwnLogin);
        await browser.Post($"{OwnLogin}/devices", fields);
    }

    private static async Task Answer(Browser browser, Browser owner, Guid client, string mobile, string decision)
    {
        await Ask(browser, mobile);
        await Decide(owner, client, decision);
    }

    private static async Task Ask(Browser browser, string mobile)
    {
        await browser.Get("/portal/details");
        await browser.Post("/portal/details", new() { ["FirstName"] = "Anna", ["Mobile"] = mobile });
    }

    private static async Task Decide(Browser owner, Guid client, string decision)
    {
        await owner.Get($"/clients/{client}");
        await owner.Post(owner.Page.QuerySelector($"form[action$='/{decision}']")!.GetAttribute("action")!, []);
    }

    /// <summary>The token of RFC 8292: for this service, for less than a day, by the key that browsers were told.</summary>
    private static void IsSigned(string header, Uri endpoint, string key, DateTimeOffset now)
    {
        Assert.StartsWith("vapid t=", header, StringComparison.Ordinal);
        var (token, said) = (header["vapid t=".Length..].Split(", k=")[0], header.Split(", k=")[1]);
        Assert.Equal(key, said);
        var (parts, point) = (token.Split('.'), Bytes(key));
        using var verifier = ECDsa.Create(new ECParameters { Curve = ECCurve.NamedCurves.nistP256, Q = new() { X = point[1..33], Y = point[33..] } });
        Assert.True(verifier.VerifyData(Encoding.ASCII.GetBytes($"{parts[0]}.{parts[1]}"), Bytes(parts[2]), HashAlgorithmName.SHA256));
        var (head, claims) = (JsonDocument.Parse(Bytes(parts[0])).RootElement, JsonDocument.Parse(Bytes(parts[1])).RootElement);
        Assert.Equal("ES256", head.GetProperty("alg").GetString());
        Assert.Equal(endpoint.GetLeftPart(UriPartial.Authority), claims.GetProperty("aud").GetString());
        Assert.InRange(claims.GetProperty("exp").GetInt64(), now.ToUnixTimeSeconds(), now.AddHours(24).ToUnixTimeSeconds());
        Assert.StartsWith("http", claims.GetProperty("sub").GetString(), StringComparison.Ordinal);
    }

    private static byte[] Bytes(string text) => WebEncoders.Base64UrlDecode(text);

    private static ECDiffieHellman Pair(string point, string number) => ECDiffieHellman.Create(new ECParameters
    {
        Curve = ECCurve.NamedCurves.nistP256, Q = new() { X = Bytes(point)[1..33], Y = Bytes(point)[33..] }, D = Bytes(number),
    });
}
