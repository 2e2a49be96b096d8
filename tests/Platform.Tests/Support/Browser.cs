using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Mvc.Testing;

namespace Platform.Tests.Support;

/// <summary>A browser without scripts: it keeps cookies, follows redirects and sends the token of the page it is on.</summary>
public sealed class Browser
{
    private static readonly HtmlParser Parser = new();
    private readonly string path;

    public Browser(SalonApp app, string path)
    {
        this.path = path;
        Http = app.CreateClient(new WebApplicationFactoryClientOptions { BaseAddress = app.ClientOptions.BaseAddress, AllowAutoRedirect = true, HandleCookies = true });
        Http.DefaultRequestHeaders.Add("Accept-Language", "nl");
    }

    public HttpClient Http { get; }

    /// <summary>The last answer.</summary>
    public HttpResponseMessage Last { get; private set; } = new();

    /// <summary>The page that is open.</summary>
    public IDocument Page { get; private set; } = Parser.ParseDocument("");

    public string Text => Page.Body?.TextContent ?? "";

    /// <summary>Opens a page of the salon; an address that begins with "/s/" or "/l/" is taken as it is.</summary>
    public async Task<IDocument> Get(string address)
    {
        await Take(await Http.GetAsync(Whole(address)));
        return Page;
    }

    /// <summary>Sends a form, with the token of any page of the site.</summary>
    public Task<IDocument> Post(string address, Dictionary<string, string> fields) => PostFields(address, fields);

    /// <summary>The same for a form in which a field may stand more than once.</summary>
    public async Task<IDocument> PostFields(string address, IEnumerable<KeyValuePair<string, string>> fields)
    {
        var token = KeyValuePair.Create("__RequestVerificationToken", await Token(address));
        await Take(await Http.PostAsync(Whole(address), new FormUrlEncodedContent(fields.Append(token))));
        return Page;
    }

    /// <summary>Sends a form in which a name may stand several times.</summary>
    public async Task PostAll(string address, IEnumerable<(string Name, string Value)> fields)
    {
        var token = ("__RequestVerificationToken", await Token(address));
        var pairs = fields.Where(field => field.Name != token.Item1).Append(token).Select(field => KeyValuePair.Create(field.Item1, field.Item2));
        await Take(await Http.PostAsync(Whole(address), new FormUrlEncodedContent(pairs)));
    }

    /// <summary>Sends a form with files, with the token of any page of the site.</summary>
    public async Task<IDocument> PostFile(string address, MultipartFormDataContent form)
    {
        form.Add(new StringContent(await Token(address)), "__RequestVerificationToken");
        await Take(await Http.PostAsync(Whole(address), form));
        return Page;
    }

    /// <summary>Sends a form without any token, as another site would.</summary>
    public async Task PostForged(string address, Dictionary<string, string> fields)
        => await Take(await Http.PostAsync(Whole(address), new FormUrlEncodedContent(fields)));

    /// <summary>Sends whatever it is given, with this browser's cookies and its token in a header; the page that is open stays.</summary>
    public async Task<HttpResponseMessage> Send(HttpMethod method, string address, HttpContent? content = null)
    {
        using var request = new HttpRequestMessage(method, Whole(address)) { Content = content };
        request.Headers.Add("RequestVerificationToken", await Token(address));
        return await Http.SendAsync(request);
    }

    private async Task<string> Token(string address)
    {
        if (TokenOf(Page) is { } here)
        {
            return here;
        }

        var page = Parser.ParseDocument(await Http.GetStringAsync(Whole("/sign-in")));
        return TokenOf(page) ?? throw new InvalidOperationException($"No page gave a token for {address}.");
    }

    private static string? TokenOf(IDocument page) => page.QuerySelector("input[name=__RequestVerificationToken]")?.GetAttribute("value");

    private string Whole(string address)
        => address.StartsWith("/s/", StringComparison.Ordinal) || address.StartsWith("/l/", StringComparison.Ordinal) ? address : path + address;

    private async Task Take(HttpResponseMessage answer)
    {
        Last = answer;
        Page = Parser.ParseDocument(await answer.Content.ReadAsStringAsync());
    }
}
