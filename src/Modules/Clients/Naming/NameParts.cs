namespace Platform.Clients.Naming;

/// <summary>A name in its parts; what is missing is null.</summary>
internal readonly record struct NameParts(string? FirstName, string? Infix, string? LastName);
