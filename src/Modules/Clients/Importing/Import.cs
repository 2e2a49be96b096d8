namespace Platform.Clients.Importing;

/// <summary>How far an import is. The API writes the names in lower case.</summary>
internal enum ImportState
{
    /// <summary>The file is looked through for its columns.</summary>
    Reading,
    /// <summary>A person may look at the columns and begin.</summary>
    Ready,
    /// <summary>The dry run goes on.</summary>
    Checking,
    Checked,
    Running,
    Done,
    Failed,
    Cancelled,
    /// <summary>What it did is taken back.</summary>
    Undoing,
    Undone,
}

/// <summary>A file of clients on its way into the salon's books.</summary>
internal sealed class Import : Versioned
{
    public const int LongestFileName = 200;

    /// <summary>How long after its end an import can be undone.</summary>
    public static readonly TimeSpan UndoPeriod = TimeSpan.FromDays(30);

    /// <summary>As the person called it.</summary>
    public required string FileName { get; init; }

    public required string FileKey { get; init; }

    public required FileFormat Format { get; init; }

    public required string StartedBy { get; init; }

    /// <summary>UTC.</summary>
    public DateTime CreatedAt { get; init; }

    public ImportState State { get; set; } = ImportState.Reading;

    /// <summary>What reading found; empty until then.</summary>
    public IReadOnlyList<Column> Columns { get; private set; } = [];

    /// <summary>Null until the file was read.</summary>
    public ImportMapping? Mapping { get; private set; }

    /// <summary>The system whose export it is; null when that is not known.</summary>
    public string? System { get; private set; }

    public int Rows { get; private set; }

    /// <summary>The last row that the dry run or the run has finished with; the next begins behind it.</summary>
    public int Done { get; private set; }

    public int Created { get; private set; }

    /// <summary>Rows that met a card and filled something empty on it.</summary>
    public int Updated { get; private set; }

    /// <summary>Rows that brought nothing new, or are no clients.</summary>
    public int Skipped { get; private set; }

    /// <summary>Rows with mistakes.</summary>
    public int Failed { get; private set; }

    public DateTime? StartedAt { get; private set; }

    public DateTime? EndedAt { get; private set; }

    /// <summary>The file is not there any more, UTC.</summary>
    public DateTime? FileForgottenAt { get; private set; }

    /// <summary>More than a dry run was done, so that there may be something to undo.</summary>
    public bool HasRun { get; private set; }

    /// <summary>Cards that undoing has to look at; null until somebody asked for it.</summary>
    public int? UndoTotal { get; private set; }

    /// <summary>Cards that undoing has looked at.</summary>
    public int UndoDone { get; private set; }

    /// <summary>The last of the cards made by the import that undoing has looked at.</summary>
    public Guid UndoneTo { get; private set; }

    /// <summary>Cards that the import made and undoing put into the bin.</summary>
    public int Removed { get; private set; }

    /// <summary>Cards that the import made and that stayed, because people work with them.</summary>
    public int Kept { get; private set; }

    /// <summary>Cards that were there before, and lost again what the import gave them.</summary>
    public int Restored { get; private set; }

    /// <summary>UTC.</summary>
    public DateTime? UndoneAt { get; private set; }

    /// <summary>Work goes on in the background.</summary>
    public bool IsWorking => State is ImportState.Reading or ImportState.Checking or ImportState.Running or ImportState.Undoing;

    /// <summary>The columns are known and nothing was written yet.</summary>
    public bool MayBegin => State is ImportState.Ready or ImportState.Checked;

    public bool MayBeCancelled => (IsWorking && State != ImportState.Undoing) || MayBegin;

    /// <summary>Null for an import that did nothing, still works, or was undone, and when what undoing needs is there no more.</summary>
    public DateTime? UndoUntil
        => HasRun && FileForgottenAt is null && State is (ImportState.Done or ImportState.Failed or ImportState.Cancelled) ? EndedAt + UndoPeriod : null;

    public void TakeColumns(FileSurvey survey)
    {
        (Rows, System, Columns) = (survey.Rows, survey.System?.Name, survey.Columns);
        Mapping = ImportMapping.Suggest(survey);
        State = ImportState.Ready;
    }

    /// <summary>Another mapping: what a dry run said before does not hold any more.</summary>
    public void MapColumns(ImportMapping mapping)
    {
        Mapping = mapping;
        State = ImportState.Ready;
        ForgetCounts();
    }

    public void BeginDryRun(DateTime now) => Begin(ImportState.Checking, now);

    public void BeginRun(DateTime now)
    {
        Begin(ImportState.Running, now);
        HasRun = true;
    }

    /// <summary>Begins to undo, or goes on with what was broken off.</summary>
    public void BeginUndo(int cards)
    {
        State = ImportState.Undoing;
        UndoTotal ??= cards;
    }

    public void CountCreated(int removed, int kept, Guid last)
    {
        (Removed, Kept, UndoneTo) = (Removed + removed, Kept + kept, last);
        UndoDone += removed + kept;
    }

    public void CountFillings(int fillings, int restored) => (UndoDone, Restored) = (UndoDone + fillings, Restored + restored);

    public void EndUndo(DateTime now) => (State, UndoneAt) = (ImportState.Undone, now);

    private void Begin(ImportState state, DateTime now)
    {
        State = state;
        (StartedAt, EndedAt) = (now, null);
        ForgetCounts();
    }

    private void ForgetCounts() => (Done, Created, Updated, Skipped, Failed) = (0, 0, 0, 0, 0);
}
