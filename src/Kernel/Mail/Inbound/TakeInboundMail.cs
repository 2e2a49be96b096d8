using System.Diagnostics.Metrics;
using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Platform.Kernel.Jobs;

namespace Platform.Kernel.Mail;

/// <summary>
/// Reads the mails that came in. A file is moved before it is read, so of two nodes one has it; a node that dies over it loses nothing,
/// and a mail that cannot be read stops none of the others.
/// </summary>
[Clock("40 0/2 * * * ?")]
internal sealed partial class TakeInboundMail(
    InboundFolder folder, IServiceScopeFactory scopes, TimeProvider clock, ILogger<TakeInboundMail> logger) : IClockJob
{
    private const int MostAtOnce = 500;
    private const int MostTries = 5;
    private const long Largest = 25L * 1024 * 1024;

    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan DoneKept = TimeSpan.FromDays(7);
    private static readonly TimeSpan AsideKept = TimeSpan.FromDays(30);
    private static readonly Meter Meter = new("Platform");
    private static readonly Counter<int> Mails = Meter.CreateCounter<int>(
        "platform.mail.inbound", description: "Mails that came in, by what became of them.");

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    public async Task Run(CancellationToken cancellationToken)
    {
        if (folder.Path is not { } path)
        {
            return;
        }

        GiveBackWhatWasLeft(path);
        foreach (var file in Directory.EnumerateFiles(path, "*.eml").Order().Take(MostAtOnce).ToList())
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (Claim(file) is { } mine)
            {
                await Read(mine, cancellationToken);
            }
        }

        Forget(folder.Done, DoneKept);
        Forget(folder.Aside, AsideKept);
    }

    /// <summary>Null when another node was faster.</summary>
    private string? Claim(string file)
    {
        var mine = Path.Combine(folder.Working, Path.GetFileName(file));
        try
        {
            File.Move(file, mine, overwrite: false);
            File.SetLastWriteTimeUtc(mine, Now);
            return mine;
        }
        catch (IOException)
        {
            return null;
        }
    }

    private async Task Read(string file, CancellationToken cancellationToken)
    {
        try
        {
            if (new FileInfo(file).Length > Largest)
            {
                throw new UnreadableMailException("It is too large.");
            }

            var mail = InboundMail.Read(await File.ReadAllBytesAsync(file, cancellationToken));
            var taken = await Ask(mail, cancellationToken);
            Put(file, taken ? folder.Done : folder.Aside, taken ? "taken" : "unknown");
            if (!taken)
            {
                logger.LogWarning("A mail that came in was put aside: nobody here knows what it is about.");
            }
        }
        catch (UnreadableMailException unreadable)
        {
            logger.LogWarning("A mail that came in was put aside: {Reason}", unreadable.Message);
            Put(file, folder.Aside, "unreadable");
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
        {
            logger.LogError("A mail that came in could not be taken: {Failure}", SafeText.Of(failure));
            TryLater(file);
        }
    }

    private async Task<bool> Ask(InboundMail mail, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        foreach (var asked in scope.ServiceProvider.GetServices<IInboundMail>().OrderBy(known => known.Order))
        {
            if (await asked.Take(mail, cancellationToken))
            {
                return true;
            }
        }

        return false;
    }

    private void Put(string file, string into, string became)
    {
        var place = Path.Combine(into, Path.GetFileName(file));
        File.Move(file, place, overwrite: true);
        File.SetLastWriteTimeUtc(place, Now);
        Mails.Add(1, new KeyValuePair<string, object?>("became", became));
    }

    /// <summary>The name counts the tries: a mail that always fails is put aside in the end.</summary>
    private void TryLater(string file)
    {
        var name = Path.GetFileNameWithoutExtension(file);
        var tries = Tries().Match(name) is { Success: true } found
            ? int.Parse(found.Groups[1].ValueSpan, CultureInfo.InvariantCulture) + 1 : 1;
        if (tries >= MostTries)
        {
            Put(file, folder.Aside, "failed");
            return;
        }

        File.Move(file, Path.Combine(folder.Path!, $"{Tries().Replace(name, "")}.try{tries}.eml"), overwrite: true);
    }

    /// <summary>Of a node that died over it.</summary>
    private void GiveBackWhatWasLeft(string path)
    {
        foreach (var file in Directory.EnumerateFiles(folder.Working).Where(file => File.GetLastWriteTimeUtc(file) < Now - Lease).ToList())
        {
            try
            {
                File.Move(file, Path.Combine(path, Path.GetFileName(file)), overwrite: false);
            }
            catch (IOException)
            {
                // Another node gave it back.
            }
        }
    }

    private void Forget(string inside, TimeSpan kept)
    {
        foreach (var file in Directory.EnumerateFiles(inside).Where(file => File.GetLastWriteTimeUtc(file) < Now - kept).ToList())
        {
            File.Delete(file);
        }
    }

    [GeneratedRegex(@"\.try(\d)$")]
    private static partial Regex Tries();
}
