namespace Platform.Kernel.Web;

/// <summary>The answer that a request with an Idempotency-Key got; written in the transaction of its effect, kept for a day.</summary>
internal sealed class IdempotentAnswer
{
    public long Id { get; init; }

    public int TenantId { get; init; }

    /// <summary>The person or key that asked: nobody else gets this answer.</summary>
    public required string Caller { get; init; }

    public required string Key { get; init; }

    /// <summary>SHA-256 of method, address and body: the same key with other words is refused.</summary>
    public required string Asked { get; init; }

    public int Status { get; set; }

    public string? Location { get; set; }

    public string? Body { get; set; }

    public DateTime CreatedAt { get; init; }
}
