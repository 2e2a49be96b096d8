namespace Platform.Clients.Fields;

/// <summary>What the salon decided about the fields of its clients. Without a row everything is as it was at first.</summary>
internal sealed class FieldRules : TenantOwned
{
    /// <summary>Names of <see cref="RequiredField"/>, joined by commas.</summary>
    public string Required { get; set; } = "";
}
