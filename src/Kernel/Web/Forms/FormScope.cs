namespace Platform.Kernel.Web;

/// <summary>What a form tells its fields.</summary>
/// <param name="Name">Keeps the ids of two forms on one page apart; null where there is one form.</param>
internal sealed record FormScope(FormState? State, string? Name)
{
    public string IdOf(string field) => Name is null ? field : $"{Name}-{field}";
}
