using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Text.RegularExpressions;
using Platform.Bench.Stage;

namespace Platform.Bench.Visiting;

/// <summary>Somebody at the other end of the line. Connections are kept open; an answer that is no success is a failure.</summary>
internal sealed partial class Visitor : IDisposable
{
    private readonly HttpClient http;

    private Visitor(Uri address)
        => http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, PooledConnectionIdleTimeout = TimeSpan.FromMinutes(10) })
        {
            BaseAddress = address,
        };

    /// <summary>What the owner types.</summary>
    public static IReadOnlyDictionary<string, string> OwnersLogin { get; } = new Dictionary<string, string>
    {
        ["Email"] = Installation.OwnerEmail, ["Password"] = Installation.OwnerPassword,
    };

    /// <summary>Nobody in particular.</summary>
    public static Visitor Unknown(WebProcess host) => new(host.Address);

    /// <summary>The owner of the largest salon, signed in with a browser; addresses begin at the salon.</summary>
    public static async Task<Visitor> Owner(WebProcess host)
    {
        var (visitor, token) = await AtTheDoor(host);
        await visitor.Send("sign-in", token, OwnersLogin);
        return visitor;
    }

    /// <summary>A program with a key; addresses begin at the API.</summary>
    public static Visitor Program(WebProcess host, string key)
    {
        var visitor = new Visitor(new Uri(host.Address, "/api/v1/"));
        visitor.http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        return visitor;
    }

    /// <summary>Somebody at the door of the largest salon, with what its form asks to come back.</summary>
    public static async Task<(Visitor At, string Token)> AtTheDoor(WebProcess host)
    {
        var visitor = new Visitor(new Uri(host.Address, $"/s/{Crowd.LargestSlug}/"));
        return (visitor, TokenField().Match(await visitor.Get("sign-in")).Groups[1].Value);
    }

    /// <summary>Sends a form whose answer leads elsewhere.</summary>
    public async Task Send(string address, string token, IEnumerable<KeyValuePair<string, string>> fields)
    {
        using var form = new FormUrlEncodedContent(fields.Append(KeyValuePair.Create("__RequestVerificationToken", token)));
        using var answer = await http.PostAsync(address, form);
        if (answer.StatusCode != HttpStatusCode.Found)
        {
            throw new InvalidOperationException($"{address} was answered with {(int)answer.StatusCode}.");
        }
    }

    public Task<string> Get(string address) => http.GetStringAsync(address);

    /// <summary>Reads an answer to its end without keeping it.</summary>
    /// <returns>When its first byte was there, and its last.</returns>
    public async Task<(TimeSpan First, TimeSpan Last, long Lines)> Download(string address)
    {
        var begin = Stopwatch.GetTimestamp();
        await using var body = await http.GetStreamAsync(address);
        var (buffer, first, lines) = (new byte[64 * 1024], TimeSpan.Zero, 0L);
        for (var read = await body.ReadAsync(buffer); read > 0; read = await body.ReadAsync(buffer))
        {
            first = first == TimeSpan.Zero ? Stopwatch.GetElapsedTime(begin) : first;
            lines += buffer.AsSpan(0, read).Count((byte)'\n');
        }

        return (first, Stopwatch.GetElapsedTime(begin), lines);
    }

    public async Task<string> Post(string address, HttpContent? content)
    {
        using var answer = await http.PostAsync(address, content);
        var body = await answer.Content.ReadAsStringAsync();
        return answer.IsSuccessStatusCode ? body : throw new InvalidOperationException($"{address} was answered with {(int)answer.StatusCode}: {body}");
    }

    public void Dispose() => http.Dispose();

    [GeneratedRegex("name=\"__RequestVerificationToken\"[^>]*value=\"([^\"]+)\"")]
    private static partial Regex TokenField();
}
