using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Platform.Clients.Importing;

/// <summary>
/// What a chunk of an import gave a card that was there before, kept to take it back. Only prints of the values: that is enough to
/// tell whether a field still holds what the file brought, and nothing of the client is written down twice.
/// </summary>
internal sealed class ImportFilling : TenantOwned
{
    /// <summary>The card got a note or a label and no fields.</summary>
    public const string NoFields = "{}";

    private const int BytesOfPrint = 8;

    public required Guid ImportId { get; init; }

    public required Guid ClientId { get; init; }

    /// <summary>Print of the value by the name of a <see cref="CardField"/>, as JSON.</summary>
    public required string Fields { get; init; }

    /// <param name="values">A card with what was filled in.</param>
    public static ImportFilling Of(Guid importId, Guid clientId, IEnumerable<CardField> fields, Client values)
    {
        var prints = fields.ToDictionary(field => field.Name, field => PrintOf(field.Read(values)));
        return new() { ImportId = importId, ClientId = clientId, Fields = prints.Count == 0 ? NoFields : JsonSerializer.Serialize(prints) };
    }

    /// <summary>Empties the fields that hold what the file brought; what somebody wrote over it stays.</summary>
    /// <returns>Whether there were any.</returns>
    public bool TakeBack(Client card, CardFields fields)
    {
        var isChanged = false;
        foreach (var (name, print) in JsonSerializer.Deserialize<Dictionary<string, string>>(Fields)!)
        {
            var field = fields.Named(name);

            // An address that somebody signs in with is that person's by now.
            var isInUse = name == "email" && card.Login != Contracts.Access.LoginState.None;
            if (!isInUse && field.Read(card) is { } value && PrintOf(value) == print)
            {
                field.Clear(card);
                isChanged = true;
            }
        }

        return isChanged;
    }

    private static string PrintOf(string? value)
        => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(value ?? "")), 0, BytesOfPrint);
}
