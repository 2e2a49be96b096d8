using System.IO.Compression;

namespace Platform.Clients.Importing;

/// <summary>
/// Looks into a workbook before anybody reads it: whether it is one, whether it is harmless, and which sheet has the clients.
/// </summary>
internal static class WorkbookFile
{
    /// <summary>A hundred thousand clients of twenty columns are 120 MB.</summary>
    private const long MostUnpacked = 400L * 1024 * 1024;

    /// <summary>Texts that cells share are kept in memory while the sheet is read.</summary>
    private const long MostShared = 64L * 1024 * 1024;

    /// <summary>Below this nobody asks how well something was packed.</summary>
    private const long Harmless = 16L * 1024 * 1024;

    /// <summary>Sheets of text are packed to a tenth or a twentieth; a thousandth is nothing but a bomb.</summary>
    private const int MostRatio = 200;

    private const int MostEntries = 5000;
    private const int MostSheets = 50;

    /// <summary>Reads the stream from its start and closes it.</summary>
    public static async Task<SniffedFile> Sniff(Stream stream, CancellationToken cancellationToken)
    {
        if (!IsHarmless(stream))
        {
            return new SniffedFile(null, FileProblem.Workbook);
        }

        try
        {
            return await ChooseSheet(stream, cancellationToken) is { } sheet
                ? new SniffedFile(FileFormat.Workbook(sheet), null)
                : new SniffedFile(null, FileProblem.Empty);
        }
        catch (Exception broken) when (broken is not OperationCanceledException)
        {
            // The library throws whatever it stumbles over: a broken workbook is the file's fault, and a person can save it anew.
            return new SniffedFile(null, FileProblem.Workbook);
        }
    }

    /// <summary>
    /// Judges by the lengths in the directory of the archive: unpacking stops there, whatever follows. The stream stands at its start
    /// again.
    /// </summary>
    private static bool IsHarmless(Stream stream)
    {
        try
        {
            using var archive = new ZipArchive(stream, ZipArchiveMode.Read, leaveOpen: true);
            return archive.Entries.Count <= MostEntries
                && archive.GetEntry("xl/workbook.xml") is not null
                && archive.Entries.Sum(entry => entry.Length) <= MostUnpacked
                && (archive.GetEntry("xl/sharedStrings.xml")?.Length ?? 0) <= MostShared
                && archive.Entries.All(entry => entry.Length <= Harmless || entry.Length / MostRatio <= entry.CompressedLength);
        }
        catch (Exception broken) when (broken is InvalidDataException or ArgumentOutOfRangeException)
        {
            // The second when the archive looks for its end before the start of an uploaded file.
            return false;
        }
        finally
        {
            stream.Position = 0;
        }
    }

    /// <returns>The first sheet in whose header we know a name column, else the first that has rows; null when none has.</returns>
    private static async Task<int?> ChooseSheet(Stream stream, CancellationToken cancellationToken)
    {
        int? first = null;
        using var reader = new WorkbookReader(stream, sheet: 0);
        for (var sheet = 0; sheet == 0 || (sheet < MostSheets && reader.NextSheet()); sheet++)
        {
            if (await reader.Read(cancellationToken))
            {
                if (HasName(reader))
                {
                    return sheet;
                }

                first ??= sheet;
            }
        }

        return first;
    }

    private static bool HasName(WorkbookReader header)
    {
        for (var index = 0; index < header.Count; index++)
        {
            if (HeaderAliases.Find(header[index].ToString()) is ClientField.FirstName or ClientField.LastName or ClientField.FullName)
            {
                return true;
            }
        }

        return false;
    }
}
