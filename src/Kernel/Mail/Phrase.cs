using System.Buffers;

namespace Platform.Kernel.Mail;

/// <summary>A display name in front of an address (RFC 5322, 3.2.5): plain, between quotes, or as encoded words.</summary>
internal static class Phrase
{
    private const int LongestQuoted = 60;

    private static readonly SearchValues<char> Plain =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789!#$%&'*+-/=?^_`{|}~ ");

    /// <summary>Writes a name that has been through <see cref="HeaderText.Name"/>.</summary>
    public static void Write(HeaderWriter header, string name)
    {
        var written = name.AsSpan().ContainsAnyExcept(Plain) ? Quoted(name) : name;
        if (written.Length > LongestQuoted || EncodedWords.AreNeededFor(name))
        {
            EncodedWords.Write(header, name);
        }
        else
        {
            header.Words(written);
        }
    }

    private static string Quoted(string name) =>
        $"\"{name.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";
}
