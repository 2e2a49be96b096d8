using Platform.Clients.Fields;

namespace Platform.Clients.Importing;

/// <summary>
/// One row of a file as a client: every value in the form in which it is stored, null where the file has none or where it could not
/// be used. What was dropped or mended is in <see cref="Problems"/>.
/// </summary>
internal sealed class ClientRow
{
    private List<RowProblem>? problems;

    /// <summary>From 1, the header not counted.</summary>
    public required int Row { get; init; }

    /// <summary>The line of the file the row starts in.</summary>
    public required int Line { get; init; }

    public Guid? CardId { get; set; }

    public string? SourceId { get; set; }

    /// <summary>Set in every row that <see cref="IsImportable"/>.</summary>
    public string? FirstName { get; set; }
    public string? Infix { get; set; }
    public string? LastName { get; set; }

    /// <summary>Null when it is what first and last name make anyway.</summary>
    public string? DisplayName { get; set; }
    public string? Email { get; set; }

    /// <summary>E.164.</summary>
    public string? Mobile { get; set; }

    /// <summary>E.164.</summary>
    public string? Phone { get; set; }
    public string? Street { get; set; }
    public string? HouseNumber { get; set; }
    public string? Addition { get; set; }
    public string? Postcode { get; set; }
    public string? City { get; set; }
    public string? Region { get; set; }

    /// <summary>ISO 3166-1, two letters.</summary>
    public string? Country { get; set; }

    /// <summary>"YYYY-MM-DD" or "--MM-DD".</summary>
    public string? BirthDate { get; set; }

    /// <summary>One of <see cref="Importing.Gender"/>.</summary>
    public string? Gender { get; set; }

    /// <summary>ISO 639-1, two letters.</summary>
    public string? Language { get; set; }
    public string? Note { get; set; }

    /// <summary>True only for an explicit yes, false for an explicit no, null when the file does not say.</summary>
    public bool? Newsletter { get; set; }
    public bool? SmsMarketing { get; set; }
    public IReadOnlyList<string> Labels { get; set; } = [];
    public string? Group { get; set; }
    public bool? Blocked { get; set; }
    public string? BlockReason { get; set; }
    public DateOnly? Since { get; set; }
    public string? Company { get; set; }
    /// <summary>One of <see cref="ClientKind"/>; null when the file does not say.</summary>
    public string? Kind { get; set; }
    public BillingInput? Billing { get; set; }
    public PostalInput? Shipping { get; set; }
    public string? VatNumber { get; set; }
    public string? CocNumber { get; set; }
    public string? Website { get; set; }
    public string? Occupation { get; set; }
    public string? Education { get; set; }
    public string? HeardFrom { get; set; }
    public bool? Archived { get; set; }
    public int? LoyaltyPoints { get; set; }

    /// <summary>In cents.</summary>
    public long? TotalSpent { get; set; }

    /// <summary>In cents.</summary>
    public long? TotalDue { get; set; }
    public int? AppointmentCount { get; set; }
    public int? NoShowCount { get; set; }

    /// <summary>What stands in the salon's own fields.</summary>
    public List<(OwnField Field, string Value)> Own { get; } = [];

    public IReadOnlyList<RowProblem> Problems => problems ?? (IReadOnlyList<RowProblem>)[];

    /// <summary>There is no error in the row and no reason to leave it out.</summary>
    public bool IsImportable { get; private set; } = true;

    public void Report(ProblemKind kind, ClientField? field, string code, ReadOnlySpan<char> value)
    {
        problems ??= [];
        problems.Add(new RowProblem(kind, field, code, CellText.Shorten(value, TextLimit.Reported)));
        IsImportable &= kind == ProblemKind.Warning;
    }

    public void Warn(ClientField field, string code, ReadOnlySpan<char> value) => Report(ProblemKind.Warning, field, code, value);

    public void Refuse(ClientField? field, string code, ReadOnlySpan<char> value) => Report(ProblemKind.Error, field, code, value);

    public void Skip(ClientField? field, string code, ReadOnlySpan<char> value) => Report(ProblemKind.Skip, field, code, value);
}
