namespace Platform.Clients.Fields;

/// <summary>What the salon decided about the fields of its clients. Without a row everything is as it was at first.</summary>
internal sealed class FieldRules : TenantOwned
{
    /// <summary>Names of <see cref="RequiredField"/>, joined by commas.</summary>
    public string Required { get; set; } = "";

    /// <summary>The websites that may show the contact form in a frame, with spaces between: "https://www.salon.example".</summary>
    public string? FramedOn { get; set; }
}
