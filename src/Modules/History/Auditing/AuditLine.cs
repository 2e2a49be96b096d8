using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Platform.History;

/// <summary>What somebody did with clients' data and has to be answered for.</summary>
internal enum AuditedAct
{
    Viewed,
    /// <summary>Clients were taken along in a file.</summary>
    Exported,
    /// <summary>The file for an access request was made.</summary>
    Told,
    Erased,
    /// <summary>A member of staff logged in as the client.</summary>
    LoggedInAs,
    LeftClient,
    /// <summary>What the card says of the client's health was read.</summary>
    HealthViewed,
    /// <summary>A recorded call was listened to (D-41).</summary>
    Played,
    /// <summary>Something else stands on the card; the values are the clients' module's.</summary>
    Changed,
    Deleted,
    Restored,
    Merged,
    /// <summary>A chunk of a file came in.</summary>
    Imported,
    /// <summary>This log was taken along.</summary>
    LogExported,
}

/// <summary>
/// One line of the audit log: only ever added, kept for a year. Each carries a hash over itself and the line before it, so that nobody
/// changes one unseen; when what it says must go, it is emptied and the hash still holds (docs/decisions/0033).
/// </summary>
internal sealed class AuditLine : TenantOwned
{
    /// <summary>Empty for what concerns many.</summary>
    public required Guid ClientId { get; init; }

    /// <summary>Of the event that said so.</summary>
    public required Guid EventId { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime At { get; init; }

    public required AuditedAct Act { get; init; }

    public required ActorKind ActorKind { get; init; }

    public Guid? ActorId { get; init; }

    public required string ActorName { get; init; }

    /// <summary>The client in whose name a member of staff acted.</summary>
    public Guid? OnBehalfOfId { get; init; }

    /// <summary>How many clients.</summary>
    public required int Count { get; init; }

    /// <summary>The network address of whoever did it, where that was a known person or program.</summary>
    public string? Address { get; init; }

    /// <summary>Of a change of the card, with the clients' module.</summary>
    public Guid? ChangeId { get; init; }

    public string? ChangeDigest { get; init; }

    /// <summary>Its place in the salon's chain, from 1; 0 for a line from before there was one.</summary>
    public long Number { get; private set; }

    /// <summary>What it said is gone; that something was said stays.</summary>
    public bool IsEmptied { get; private set; }

    /// <summary>Goes when the line is emptied: then nobody can try what it may have said.</summary>
    public string? Salt { get; private set; }

    /// <summary>Of what it says, with the salt.</summary>
    public string? Digest { get; private set; }

    /// <summary>Of the digest, its place, and the hash before it.</summary>
    public string? Hash { get; private set; }

    /// <summary>Takes its place behind the line with this hash.</summary>
    public void Join(long number, string before, int salon, byte[] key)
    {
        (Number, Salt) = (number, Convert.ToBase64String(RandomNumberGenerator.GetBytes(16)));
        Digest = DigestOfContent(key);
        Hash = HashOf(before, salon, key);
    }

    /// <summary>Whether it is as it was written, behind the line with this hash.</summary>
    public bool IsTrue(string before, byte[] key) => Hash == HashOf(before, TenantId, key) && (IsEmptied ? Salt is null : Digest == DigestOfContent(key));

    private string DigestOfContent(byte[] key)
        => Keyed(key, $"{Salt}|{ClientId}|{EventId}|{ActorKind}|{ActorId}|{ActorName}|{OnBehalfOfId}|{Address}|{ChangeId}|{ChangeDigest}");

    /// <summary>The moment in whole microseconds, which every database keeps.</summary>
    private string HashOf(string before, int salon, byte[] key) => Keyed(
        key, string.Create(CultureInfo.InvariantCulture, $"{salon}|{Number}|{At.Ticks / 10}|{Act}|{Count}|{Digest}|{before}"));

    private static string Keyed(byte[] key, string text) => Convert.ToBase64String(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text)));

    /// <summary>For what nobody else needs to hear of.</summary>
    /// <param name="subjectId">What was looked at stands where an event would.</param>
    public static AuditLine Of(TenantContext salon, AuditedAct act, Guid clientId, Guid subjectId, DateTime now) => new()
    {
        ClientId = clientId,
        EventId = subjectId,
        At = now,
        Act = act,
        ActorKind = salon.Actor.Kind,
        ActorId = salon.Actor.Id,
        ActorName = salon.Actor.Name,
        OnBehalfOfId = salon.OnBehalfOf?.Id,
        Address = salon.Address,
        Count = 1,
    };

    public static AuditLine Of(Envelope envelope, AuditedAct act, Guid clientId, int count, Guid? changeId = null, string? changeDigest = null) => new()
    {
        ClientId = clientId,
        EventId = envelope.Id,
        At = envelope.At,
        Act = act,
        ActorKind = envelope.Actor.Kind,
        ActorId = envelope.Actor.Id,
        ActorName = envelope.Actor.Name,
        OnBehalfOfId = envelope.OnBehalfOf?.Id,
        Address = envelope.Address,
        ChangeId = changeId,
        ChangeDigest = changeDigest,
        Count = count,
    };
}

/// <summary>Where the chain of a salon begins, since older lines went.</summary>
internal sealed class AuditStart : TenantOwned
{
    /// <summary>Of the last line that went.</summary>
    public long Number { get; set; }

    public required string Hash { get; set; }

    /// <summary>Over both: nobody moves the beginning who has the database alone.</summary>
    public required string Seal { get; set; }
}
