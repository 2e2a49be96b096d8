using System.Text.RegularExpressions;
using Deque.AxeCore.Commons;
using Microsoft.Playwright;
using Platform.Kernel.Mail;
using Platform.Tests.Support;

namespace Platform.Tests.Walks;

/// <summary>
/// Somebody at a screen. Whatever goes wrong on the way is remembered: errors in the console, among them everything that the
/// content policy refused, answers that failed, and requests to any other host. <see cref="Look"/> says so and looks at the page.
/// </summary>
public sealed class Person
{
    public const int Desk = 1280;
    private const int Telephone = 375;
    private const int Height = 800;

    /// <summary>Said beside every answer with an error, also where one is wanted; the answers are watched by themselves.</summary>
    private const string SaidOfAnswers = "Failed to load resource";

    /// <summary>axe's own way of running, in the page itself: its wrapper opens a second page for each look and takes four times as long.</summary>
    private const string Run = """
        async () => (await axe.run(document, {
            runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'], resultTypes: ['violations'],
        })).violations.filter(one => ['serious', 'critical'].includes(one.impact))
            .map(one => `axe, ${one.impact}: ${one.help}\n    ${one.nodes.map(node => node.html).join('\n    ')}`)
        """;

    private static readonly string Axe = new BundledAxeScriptProvider().GetScript();
    private readonly SalonApp app;
    private readonly Uri home;
    private readonly List<string> faults = [];

    public Person(SalonApp app, Uri home, IPage page)
    {
        (this.app, this.home, Page) = (app, home, page);
        page.PageError += (_, error) => faults.Add($"script: {error}");
        page.Console += (_, said) => Note(
            said.Type == "error" && !said.Text.StartsWith(SaidOfAnswers, StringComparison.Ordinal), said.Text);
        page.Request += (_, asked) => Note(IsForeign(new Uri(asked.Url)), $"asked another host: {asked.Url}");
        page.Response += (_, answer) => Note(
            answer.Status >= (answer.Request.IsNavigationRequest ? 500 : 400), $"{answer.Status}: {answer.Url}");
    }

    public IPage Page { get; }

    public string Path => new Uri(Page.Url).PathAndQuery;

    public async Task Open(string path) => await Page.GotoAsync(path);

    /// <summary>Types into the field with this label; all that stood there goes.</summary>
    public Task Fill(string label, string text) => Labelled(label).FillAsync(text);

    public Task Choose(string label, string option) => Labelled(label).SelectOptionAsync(new SelectOptionValue { Label = option });

    public Task Press(string button) => Page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();

    public Task Follow(string link) => Page.GetByRole(AriaRole.Link, new() { Name = link }).First.ClickAsync();

    public Task HoldsATelephone() => Page.SetViewportSizeAsync(Telephone, Height);

    /// <summary>Waits until this stands on the page.</summary>
    public Task Sees(string text) => Page.GetByText(text).First.WaitForAsync();

    public async Task<string> Text() => await Page.InnerTextAsync("main");

    public async Task SignIn(Salon salon, string path = "/sign-in", string? email = null, string password = Salon.Password)
    {
        await Open(salon.Path + path);
        await Page.FillAsync("[name=Email]", email ?? Salon.EmailOf(Kernel.Tenancy.Role.Owner));
        await Page.FillAsync("[name=Password]", password);
        await Page.ClickAsync("main [type=submit]");
        await Page.WaitForURLAsync(address => !address.Contains("sign-in", StringComparison.Ordinal));
    }

    /// <summary>Waits until events and mails are done.</summary>
    public Task NothingLeftToDo() => app.Settle();

    /// <summary>The newest mail to an address, once all that is due has been sent.</summary>
    public async Task<OutgoingMail> NewestMail(string address)
    {
        await app.Settle();
        var sent = app.Mails.To(address);
        Assert.NotEmpty(sent);
        return sent[^1];
    }

    /// <summary>Everything that can be said of any page: no faults so far, usable for everybody, and it fits on a desk and on a telephone.</summary>
    public async Task Look()
    {
        // From its top: what has half gone under the bar is no smaller for that.
        await Page.EvaluateAsync("scrollTo(0, 0)");
        var held = Page.ViewportSize!;
        await Page.EvaluateAsync(Axe);
        faults.AddRange(await Page.EvaluateAsync<string[]>(Run));
        foreach (var screen in (int[])[Desk, Telephone])
        {
            await Page.SetViewportSizeAsync(screen, Height);
            var width = await Page.EvaluateAsync<int>("document.documentElement.scrollWidth");
            Note(width > screen, $"{width} pixels wide on a screen of {screen}");
        }

        await Page.SetViewportSizeAsync(held.Width, held.Height);
        Assert.True(faults.Count == 0, $"{Path}\n  {string.Join("\n  ", faults)}");
    }

    /// <summary>A field by its label, behind which the word "required" may stand; a form may carry the same one.</summary>
    private ILocator Labelled(string label)
        => Page.GetByLabel(new Regex($"^\\s*{Regex.Escape(label)}(\\s|$)")).And(Page.Locator("input, select, textarea"));

    private bool IsForeign(Uri asked) => asked.Scheme.StartsWith("http", StringComparison.Ordinal) && asked.Authority != home.Authority;

    private void Note(bool isFault, string fault)
    {
        if (isFault)
        {
            faults.Add(fault);
        }
    }
}
