namespace Platform.Clients.Importing;

/// <summary>Names the texts of importing; they stand beside it in ImportText.resx and ImportText.nl.resx.</summary>
public sealed class ImportText;
