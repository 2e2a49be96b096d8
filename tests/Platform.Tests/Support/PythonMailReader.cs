using System.Diagnostics;
using System.Text.Json;

namespace Platform.Tests.Support;

/// <summary>A mail as Python's email package reads it: somebody else's opinion of what we write.</summary>
internal sealed record ReadMail(
    string[] Headers, string Subject, string[] From, string[] To, string[]? ReplyTo, string MessageId, string Date, string? Extra,
    string Text, string? Html, string[][] Attachments, string[] Parts, string[] Defects);

internal static class PythonMailReader
{
    private static readonly JsonSerializerOptions Camel = new(JsonSerializerDefaults.Web);

    /// <summary>Reads all mails in one Python process. A mail that breaks the standard fails the run.</summary>
    public static async Task<ReadMail[]> Read(IEnumerable<byte[]> mails)
    {
        var start = new ProcessStartInfo("python3", [Path.Combine(AppContext.BaseDirectory, "Mail", "read_back.py")])
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        using var python = Process.Start(start)!;
        var (output, errors) = (python.StandardOutput.ReadToEndAsync(), python.StandardError.ReadToEndAsync());
        await python.StandardInput.WriteAsync(JsonSerializer.Serialize(mails.Select(Convert.ToBase64String)));
        python.StandardInput.Close();
        await python.WaitForExitAsync();
        return python.ExitCode == 0
            ? JsonSerializer.Deserialize<ReadMail[]>(await output, Camel)!
            : throw new InvalidDataException(await errors);
    }
}
