using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;

namespace Platform.Kernel.Mail;

/// <summary>Takes in one mail, from the folder or over HTTP, and asks whoever may know what it is about.</summary>
internal sealed class InboundIntake(IServiceScopeFactory scopes)
{
    /// <summary>In bytes.</summary>
    public const int Largest = 25 * 1024 * 1024;

    private static readonly Meter Meter = new("Platform");
    private static readonly Counter<int> Mails = Meter.CreateCounter<int>(
        "platform.mail.inbound", description: "Mails that came in, by what became of them.");

    /// <summary>Counts it.</summary>
    /// <param name="became">"taken", "unknown", "unreadable" or "failed".</param>
    public static void Count(string became) => Mails.Add(1, new KeyValuePair<string, object?>("became", became));

    /// <returns>False when nobody here knows what it is about.</returns>
    /// <exception cref="UnreadableMailException">It is too large, cannot be read, or asks for too much.</exception>
    public async Task<bool> Take(Stream content, CancellationToken cancellationToken)
    {
        var mail = InboundMail.Read(await Whole(content, cancellationToken));
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

    /// <summary>Stops at the first byte too many: whoever sends it may never end.</summary>
    private static async Task<ReadOnlyMemory<byte>> Whole(Stream content, CancellationToken cancellationToken)
    {
        using var whole = new MemoryStream();
        var piece = new byte[81_920];
        int read;
        while ((read = await content.ReadAsync(piece, cancellationToken)) > 0)
        {
            if (whole.Length + read > Largest)
            {
                throw new UnreadableMailException("It is too large.", isTooLarge: true);
            }

            whole.Write(piece, 0, read);
        }

        return whole.GetBuffer().AsMemory(0, (int)whole.Length);
    }
}
