using System.Buffers;
using System.Globalization;

namespace Platform.Kernel.Mail;

/// <summary>
/// Writes each mail as an .eml file instead of sending it: for development and demonstrations. A file appears whole or not at all.
/// </summary>
public sealed class FolderTransport(string folder, TimeProvider time) : IMailTransport
{
    private const int LongestIdInName = 100;

    /// <inheritdoc/>
    public async Task<MailResult> Send(OutgoingMail mail, Func<Task>? beforeData, CancellationToken cancellationToken)
    {
        var octets = new ArrayBufferWriter<byte>();
        try
        {
            MimeWriter.Write(mail, octets);
        }
        catch (MailFormatException malformed)
        {
            return malformed.AsResult();
        }

        if (beforeData is not null)
        {
            await beforeData();
        }

        try
        {
            await WriteWhole(FileName(mail), octets.WrittenMemory, cancellationToken);
            return new MailResult(MailOutcome.Accepted, 250, null, "Written to the folder.");
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return new MailResult(MailOutcome.TransportFailure, null, null, "The mail folder cannot be written.");
        }
    }

    /// <summary>Sorts by the moment of writing. The id comes from outside, so only letters, digits and -._@ of it are kept.</summary>
    private string FileName(OutgoingMail mail)
    {
        var moment = time.GetUtcNow().ToString("yyyyMMdd'T'HHmmssfffffff", CultureInfo.InvariantCulture);
        var id = mail.MessageId.Select(c => char.IsAsciiLetterOrDigit(c) || "-._@".Contains(c) ? c : '_').Take(LongestIdInName);
        return $"{moment}-{string.Concat(id)}.eml";
    }

    private async Task WriteWhole(string name, ReadOnlyMemory<byte> octets, CancellationToken cancellation)
    {
        Directory.CreateDirectory(folder);
        var unfinished = Path.Combine(folder, $".{Guid.NewGuid():N}.tmp");
        await File.WriteAllBytesAsync(unfinished, octets, cancellation);
        File.Move(unfinished, Path.Combine(folder, name), overwrite: true);
    }
}
