namespace Platform.History;

/// <summary>What the salon decided about one <see cref="RetentionPart"/>. One without a row is as it was at first.</summary>
internal sealed class RetentionRule : Versioned
{
    public required string Code { get; init; }

    public bool IsOn { get; set; }

    /// <summary>In the unit of the part.</summary>
    public required int Term { get; set; }

    /// <summary>UTC; nothing goes before this moment. Null while it is off.</summary>
    public DateTime? StartsAt { get; set; }

    /// <summary>UTC.</summary>
    public DateTime? LastRunAt { get; set; }

    /// <summary>How much went then.</summary>
    public int LastCount { get; set; }
}

/// <summary>From which moment what is older goes, in this salon.</summary>
internal sealed class Terms(HistoryDb db)
{
    /// <summary>UTC.</summary>
    public async Task<DateTime> Before(RetentionPart part, CancellationToken cancellationToken)
        => Before(part, (await Of(part.Code, cancellationToken))?.Term ?? part.Usual);

    /// <summary>UTC.</summary>
    public DateTime Before(RetentionPart part, int term) => part.Unit == TermUnit.Days ? db.Now.AddDays(-term) : db.Now.AddMonths(-term);

    public Task<RetentionRule?> Of(string code, CancellationToken cancellationToken)
        => db.RetentionRules.FirstOrDefaultAsync(rule => rule.Code == code, cancellationToken);
}
