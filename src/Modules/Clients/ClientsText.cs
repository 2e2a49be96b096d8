namespace Platform.Clients;

/// <summary>Names the texts of this module; they stand beside it in ClientsText.resx and ClientsText.nl.resx.</summary>
public sealed class ClientsText;
