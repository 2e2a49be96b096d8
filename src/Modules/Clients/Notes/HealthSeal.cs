using System.Text;
using Platform.Kernel.Keys;

namespace Platform.Clients.Notes;

/// <summary>
/// Notes about health lie in the database under a key of the salon that is not in the database (D-25). Each is sealed together with the
/// note's id, so that two equal texts look different and none works in another note's place.
/// </summary>
internal sealed class HealthSeal(SealedTokens tokens, TenantContext salon)
{
    private const string Mark = "sealed:";
    private const int IdLength = 16;

    private string Purpose => $"health-{salon.TenantId}";

    /// <summary>As it is stored.</summary>
    public string Close(Guid noteId, string? category, string text)
    {
        if (!UsualCategory.IsHealth(category))
        {
            return text;
        }

        return Mark + tokens.Seal(Purpose, [.. noteId.ToByteArray(), .. Encoding.UTF8.GetBytes(text)]);
    }

    /// <summary>What somebody wrote. Notes from before there was a seal are as they were.</summary>
    public string Open(ClientNote note)
        => IsClosed(note) && tokens.Open(Purpose, note.Text[Mark.Length..]) is { } content
            && content.AsSpan(0, IdLength).SequenceEqual(note.Id.ToByteArray()) ? Encoding.UTF8.GetString(content.AsSpan(IdLength)) : note.Text;

    public static bool IsClosed(ClientNote note)
        => UsualCategory.IsHealth(note.Category) && note.Text.StartsWith(Mark, StringComparison.Ordinal);
}
