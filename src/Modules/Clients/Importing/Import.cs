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
    Undone,
}

/// <summary>A file of clients on its way into the salon's books.</summary>
internal sealed class Import : Versioned
{
    public const int LongestFileName = 200;

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

    /// <summary>Work goes on in the background.</summary>
    public bool IsWorking => State is ImportState.Reading or ImportState.Checking or ImportState.Running;

    /// <summary>The columns are known and nothing was written yet.</summary>
    public bool MayBegin => State is ImportState.Ready or ImportState.Checked;

    public bool MayBeCancelled => IsWorking || MayBegin;

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

    public void BeginRun(DateTime now) => Begin(ImportState.Running, now);

    private void Begin(ImportState state, DateTime now)
    {
        State = state;
        (StartedAt, EndedAt) = (now, null);
        ForgetCounts();
    }

    private void ForgetCounts() => (Done, Created, Updated, Skipped, Failed) = (0, 0, 0, 0, 0);
}
