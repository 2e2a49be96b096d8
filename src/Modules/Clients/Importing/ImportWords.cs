namespace Platform.Clients.Importing;

/// <summary>What pages say about an import in more than one place.</summary>
internal static class ImportWords
{
    /// <summary>"2.941 nieuw, 37 aangevuld, 0 overgeslagen, 22 fout"; before there are counts, how many rows there are.</summary>
    public static string Counts(ImportView import, IStringLocalizer<ImportText> texts) => import.State is "reading" or "ready"
        ? texts["RowCount", import.Rows]
        : texts["Counts", import.Created, import.Updated, import.Skipped, import.Failed];

    public static Tone ToneOf(ImportView import) => import.State switch
    {
        "done" => Tone.Success,
        "failed" => Tone.Danger,
        "cancelled" or "undone" => Tone.Neutral,
        _ => Tone.Warning,
    };

    /// <summary>Which of the five steps an import is at, from 0.</summary>
    public static int StepOf(ImportView import) => import.State switch
    {
        "reading" => 0,
        "ready" => 1,
        "checking" => 2,
        "checked" or "running" => 3,
        "done" or "undoing" or "undone" => 5,
        _ => import.Columns.Count == 0 ? 0 : 1,
    };
}
