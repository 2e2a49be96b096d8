namespace Platform.Clients.Importing;

/// <summary>What a problem does to its row.</summary>
internal enum ProblemKind
{
    /// <summary>The value was dropped or mended; the row is imported.</summary>
    Warning,
    /// <summary>The row is not imported until a person mends the file.</summary>
    Error,
    /// <summary>The row is left out on purpose; there is nothing to mend.</summary>
    Skip,
}

/// <summary>One thing a person should know about a row.</summary>
/// <param name="Field">Null when it is about the row as a whole.</param>
/// <param name="Code">One of <see cref="ProblemCode"/>; pages translate it.</param>
/// <param name="Value">What stood in the file, at most 100 characters of it.</param>
internal sealed record RowProblem(ProblemKind Kind, ClientField? Field, string Code, string Value);
