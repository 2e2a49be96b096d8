namespace Platform.Clients;

/// <summary>Where parcels go, when that is not the main address.</summary>
public class PostalInput : AddressInput
{
    /// <summary>Who stands on the envelope, when it is somebody else.</summary>
    public string? Name { get; set; }

    /// <summary>"Jansen BV, Dorpsstraat 1, 4461 AB Goes, NL": for files and for telling what is kept.</summary>
    internal string InOneLine() => string.Join(", ", GetType().GetProperties().Select(line => line.GetValue(this)).OfType<string>());

    /// <summary>Every part on its own line, for comparing what is kept.</summary>
    internal string InLines() => string.Join('\n', GetType().GetProperties().Select(line => line.GetValue(this) as string));

    /// <summary>Null when nothing is said, so that nothing is stored.</summary>
    internal static T? OrNothing<T>(T? said)
        where T : PostalInput
        => said is null || typeof(T).GetProperties().All(property => property.GetValue(said) is null) ? null : said;
}

/// <summary>What stands on an invoice beside the main data; what is empty falls back to them.</summary>
public sealed class BillingInput : PostalInput
{
    public string? Email { get; set; }

    /// <summary>As the tax office of the client's country writes it; printed on invoices.</summary>
    public string? TaxCode { get; set; }

    /// <summary>Certified mail (PEC) of an Italian company, for electronic invoices.</summary>
    public string? Pec { get; set; }

    /// <summary>The Italian exchange's code of the receiver (codice destinatario), six or seven letters and digits.</summary>
    public string? Sdi { get; set; }
}
