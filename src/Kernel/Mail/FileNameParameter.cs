using System.Text;

namespace Platform.Kernel.Mail;

/// <summary>
/// The file name of an attachment: between quotes where that can be read by all, else as RFC 2231 writes it, in pieces when long.
/// </summary>
internal static class FileNameParameter
{
    private const int LongestQuoted = 60;
    private const int LongestPiece = 50;

    /// <summary>Appends the parameter to a Content-Disposition that has been started.</summary>
    public static void Write(HeaderWriter header, string fileName)
    {
        var name = HeaderText.Name(fileName).Replace('/', '_').Replace('\\', '_');
        if (name.Length <= LongestQuoted && Ascii.IsValid(name) && !name.Contains('"') && !name.Contains("=?", StringComparison.Ordinal))
        {
            header.Words($"filename=\"{name}\"");
        }
        else
        {
            WriteExtended(header, name);
        }
    }

    private static void WriteExtended(HeaderWriter header, string name)
    {
        var pieces = Pieces(name);
        if (pieces.Count == 1)
        {
            header.Token($"filename*=utf-8''{pieces[0]}");
            return;
        }

        for (var i = 0; i < pieces.Count; i++)
        {
            var end = i < pieces.Count - 1 ? ";" : "";
            header.Token($"filename*{i}*={(i == 0 ? "utf-8''" : "")}{pieces[i]}{end}");
        }
    }

    private static List<string> Pieces(string name)
    {
        var pieces = new List<string>();
        var piece = new StringBuilder();
        foreach (var rune in name.EnumerateRunes())
        {
            var escaped = Uri.EscapeDataString(rune.ToString());
            if (piece.Length + escaped.Length > LongestPiece)
            {
                pieces.Add(piece.ToString());
                piece.Clear();
            }

            piece.Append(escaped);
        }

        pieces.Add(piece.ToString());
        return pieces;
    }
}
