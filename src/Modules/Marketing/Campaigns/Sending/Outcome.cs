using Platform.Kernel.Mail;
using Platform.Marketing.Returning;

namespace Platform.Marketing.Campaigns;

/// <summary>What a server answered to the mail of one recipient, and what the ledger says then.</summary>
/// <param name="AddressHash">Of the address that it was for.</param>
internal sealed record Outcome(Recipient Row, string? AddressHash, MailResult Result)
{
    /// <summary>When a mail that was refused for the moment is tried again; after the last one it has failed.</summary>
    private static readonly TimeSpan[] Plan =
        [TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(15), TimeSpan.FromHours(1), TimeSpan.FromHours(4),
            TimeSpan.FromHours(8)];

    /// <summary>Only the turn that handed it over knows; also when another has counted it as uncertain meanwhile.</summary>
    public async Task Write(MarketingDb db, Returns returns, Guid lease, DateTime now)
    {
        var (state, next, tried) = Meaning(now);
        var detail = state == RecipientState.Failed ? Code : null;
        var rows = await db.Recipients
            .Where(r => r.Id == Row.Id && r.Lease == lease
                && (r.State == RecipientState.HandingOver || r.State == RecipientState.Uncertain))
            .ExecuteUpdateAsync(set => set
                .SetProperty(r => r.State, state).SetProperty(r => r.NextAt, next).SetProperty(r => r.Detail, detail)
                .SetProperty(r => r.At, now)
                .SetProperty(r => r.Lease, (Guid?)null).SetProperty(r => r.Attempts, r => (short)(r.Attempts - (tried ? 0 : 1))));

        // A server that refuses it at the door says the same as one that sends it back later.
        if (rows == 1 && state == RecipientState.Failed && Result.Code is { } code)
        {
            var reading = RefusalReading.Of(Result.EnhancedCode, code, Result.Reply ?? "");
            await returns.Settle(Row, AddressHash, reading, CancellationToken.None);
        }
    }

    private (RecipientState State, DateTime? Next, bool Tried) Meaning(DateTime now) => Result.Outcome switch
    {
        MailOutcome.Accepted => (RecipientState.Accepted, null, true),
        MailOutcome.Unknown => (RecipientState.Uncertain, null, true),
        MailOutcome.TransportFailure => (RecipientState.Pending, null, false),
        MailOutcome.TemporaryFailure when Row.Attempts < Plan.Length
            => (RecipientState.Pending, now + (Plan[Row.Attempts] * (0.8 + (0.4 * Random.Shared.NextDouble()))), true),
        _ => (RecipientState.Failed, null, true),
    };

    /// <summary>Codes only: what a server says beside them may name the address.</summary>
    private string? Code => string.Join(
        ' ', new[] { Result.Code?.ToString(System.Globalization.CultureInfo.InvariantCulture), Result.EnhancedCode }
        .Where(code => code is not null)) is { Length: > 0 } code ? code[..Math.Min(code.Length, Recipient.LongestDetail)] : null;
}
