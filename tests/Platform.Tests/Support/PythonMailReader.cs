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
        => JsonSerializer.Deserialize<ReadMail[]>(await Run("python3", "read_back.py", mails.Select(Convert.ToBase64String)), Camel)!;

    /// <summary>Whether the signature of each is right, with these records in the DNS. By the Python of the system, which has the package.</summary>
    public static async Task<bool[]> Verify(IEnumerable<byte[]> mails, IReadOnlyDictionary<string, string> records)
        => JsonSerializer.Deserialize<bool[]>(
            await Run("/usr/bin/python3", "verify_dkim.py", new { mails = mails.Select(Convert.ToBase64String), records }))!;

    private static async Task<string> Run(string program, string script, object asked)
    {
        var start = new ProcessStartInfo(program, [Path.Combine(AppContext.BaseDirectory, "Mail", script)])
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        using var python = Process.Start(start)!;
        var (output, errors) = (python.StandardOutput.ReadToEndAsync(), python.StandardError.ReadToEndAsync());
        await python.StandardInput.WriteAsync(JsonSerializer.Serialize(asked));
        python.StandardInput.Close();
        await python.WaitForExitAsync();
        return python.ExitCode == 0 ? await output : throw new InvalidDataException(await errors);
    }
}
