using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using Platform.Tests.Clients;
using Platform.Tests.Support;

namespace Platform.Tests.Rules;

/// <summary>The server calls the mail relay, and push services by its guarded way, whatever address people write down.</summary>
[Trait("Needs", "Database")]
public sealed class OutgoingTests(SalonApp app)
{
    private const string Calls =
        @"\b(\w*HttpClient\w*|\w*HttpHandler|WebRequest|WebClient|ClientWebSocket|TcpClient|UdpClient|Socket|NetworkStream|Dns|Ping|SmtpClient)\b\s*[(<.>]";

    /// <summary>To the relay, whose address is the operator's; and the one guarded way to whatever address somebody wrote down.</summary>
    private static readonly string[] Ways = ["SmtpConnector.cs", "SmtpWire.cs", "GuardedCalls.cs"];

    [Fact]
    public void I8_only_the_way_to_the_relay_and_the_guarded_one_open_connections()
    {
        Assert.NotEmpty(NameTests.Mentions(SourceFiles.OfProduct, Calls));
        Rule.HasNo(NameTests.Mentions(SourceFiles.OfProduct.Where(file => !Ways.Contains(file.Name)), Calls));
    }

    [Fact]
    public async Task I8_an_address_that_somebody_wrote_down_is_not_called()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        var salon = await app.Open();
        var (api, owner) = (await salon.Api(), await salon.SignIn());
        foreach (var host in (string[])["127.0.0.1", "localhost", "2130706433", "0x7f000001", "[::ffff:127.0.0.1]"])
        {
            var url = $"http://{host}:{port}/";
            var client = await salon.AddClient($"Anna {url}");
            (await api.PatchAsJsonAsync($"clients/{client}", new { website = url })).Dispose();
            await api.Make($"clients/{client}/notes", new { text = $"<img src=\"{url}\"> {url}" });
            await owner.Get($"/clients/{client}");
            await owner.Get($"/clients/search?q={WebUtility.UrlEncode(url)}");
            await owner.Post("/language", new() { ["Language"] = "nl", ["ReturnUrl"] = url });
        }

        await app.Settle();
        Assert.False(listener.Pending());
    }
}
