using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Platform.Clients.Fields;
using Platform.Contracts.Clients;

namespace Platform.Clients.Card;

/// <summary>What stood on a card before somebody changed it, and what stood there after (F-24). Who did it the audit log says.</summary>
internal sealed class CardChange : TenantOwned
{
    public required Guid ClientId { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime At { get; init; }

    /// <summary>A list of <see cref="ChangedValue"/>, as JSON.</summary>
    public required string Values { get; init; }

    /// <summary>Without it nobody can try what the values may have been, once they are gone.</summary>
    public required string Salt { get; init; }

    public string Digest() => Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes($"{Salt}|{ClientId}|{Values}")));

    public IReadOnlyList<ChangedValue> Read() => JsonSerializer.Deserialize<List<ChangedValue>>(Values, JsonSerializerOptions.Web)!;

    /// <summary>"email: anna@client.example → a.berg@client.example".</summary>
    public string Said() => string.Join("; ", Read().Select(value => $"{value.Field}: {value.Before ?? "–"} → {value.After ?? "–"}"));

    public static CardChange Of(Guid clientId, IReadOnlyList<ChangedValue> values, DateTime now) => new()
    {
        ClientId = clientId, At = now, Values = JsonSerializer.Serialize(values, JsonSerializerOptions.Web),
        Salt = Convert.ToBase64String(RandomNumberGenerator.GetBytes(16)),
    };

    /// <summary>What the save that is about to begin changes on cards that were there; an erased one tells nothing any more.</summary>
    public static IReadOnlyList<CardChange> In(ChangeTracker tracker, DateTime now)
    {
        var own = tracker.Entries<OwnValue>().Where(value => value.State is EntityState.Added or EntityState.Modified or EntityState.Deleted)
            .ToLookup(value => value.Entity.ClientId, Changed);
        return
        [
            .. from card in tracker.Entries<Client>()
               where card.State == EntityState.Modified && card.Entity.ErasedAt is null
               let values = Fields(card).Concat(own[card.Entity.Id]).Where(value => value.Before != value.After).ToList()
               where values.Count > 0
               select Of(card.Entity.Id, values, now),
        ];
    }

    private static IEnumerable<ChangedValue> Fields(EntityEntry<Client> card)
        => from pair in InputField.Pairs(
               ClientInput.Of((Client)card.OriginalValues.ToObject()), ClientInput.Of((Client)card.CurrentValues.ToObject()))
           where pair.First.OwnKey is null
           select new ChangedValue(pair.First.ApiName, pair.First.Value, pair.Second.Value);

    private static ChangedValue Changed(EntityEntry<OwnValue> value) => new(
        InputField.OwnApiName(value.Entity.Field.Key),
        value.State == EntityState.Added ? null : value.Property(own => own.Value).OriginalValue,
        value.State == EntityState.Deleted ? null : value.Entity.Value);
}
