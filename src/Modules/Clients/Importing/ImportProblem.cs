namespace Platform.Clients.Importing;

/// <summary>What a person should know about one row of an import.</summary>
internal sealed class ImportProblem : TenantOwned
{
    public Guid ImportId { get; init; }

    /// <summary>From 1, the header not counted.</summary>
    public int Row { get; init; }

    public ProblemKind Kind { get; init; }

    /// <summary>Null when it is about the row as a whole.</summary>
    public ClientField? Field { get; init; }

    /// <summary>One of <see cref="ProblemCode"/>.</summary>
    public required string Code { get; init; }

    /// <summary>What stood in the file, the beginning of it.</summary>
    public required string Value { get; init; }

    public static ImportProblem Of(Guid importId, int row, RowProblem problem) => new()
    {
        ImportId = importId, Row = row, Kind = problem.Kind, Field = problem.Field, Code = problem.Code, Value = problem.Value,
    };
}
