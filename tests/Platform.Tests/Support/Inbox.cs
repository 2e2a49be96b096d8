using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Platform.Kernel.Mail;

namespace Platform.Tests.Support;

/// <summary>An application of its own into which mail comes, as a mail server would drop it.</summary>
internal sealed class Inbox : IAsyncDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("platform-inbound-").FullName;

    private Inbox()
    {
    }

    public SalonApp App { get; private set; } = null!;

    /// <summary>The files that nobody knew what to do with.</summary>
    public IEnumerable<string?> Aside => Directory.GetFiles(Path.Combine(folder, "aside")).Select(Path.GetFileName).Order();

    public static async Task<Inbox> Of(SalonApp shared, AppChanges? changes = null)
    {
        var inbox = new Inbox();
        var settings = new Dictionary<string, string> { ["Mail:Inbound:Folder"] = inbox.folder, ["Mail:Domain"] = "mail.example" };
        inbox.App = await shared.Another((changes ?? AppChanges.None) with { Settings = settings });
        return inbox;
    }

    public void Drop(string name, string mail) => File.WriteAllText(Path.Combine(folder, $"{name}.eml"), mail, Encoding.Latin1);

    /// <summary>Reads what was dropped and does what follows.</summary>
    public async Task Take()
    {
        await using (var scope = App.Services.CreateAsyncScope())
        {
            await scope.ServiceProvider.GetRequiredService<TakeInboundMail>().Run(default);
        }

        await App.Settle();
    }

    public async ValueTask DisposeAsync()
    {
        await App.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }
}
