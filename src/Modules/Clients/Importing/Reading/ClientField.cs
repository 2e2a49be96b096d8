namespace Platform.Clients.Importing;

/// <summary>What a column of a file can be. The names are stored with an import's mapping.</summary>
internal enum ClientField
{
    /// <summary>The card itself, in a file of our own.</summary>
    CardId,
    SourceId,
    FirstName,
    Infix,
    LastName,
    FullName,
    DisplayName,
    Email,
    Mobile,
    Phone,
    /// <summary>The street alone, or the whole line with number and addition.</summary>
    Street,
    HouseNumber,
    Addition,
    Postcode,
    City,
    Region,
    Country,
    BirthDate,
    Gender,
    Language,
    Note,
    Newsletter,
    SmsMarketing,
    Labels,
    Group,
    Blocked,
    BlockReason,
    /// <summary>Since when somebody is a client.</summary>
    Since,
    Company,
    /// <summary>Private or business.</summary>
    Kind,
    VatNumber,
    CocNumber,
    Website,
    LoyaltyPoints,
    TotalSpent,
    TotalDue,
    AppointmentCount,
    NoShowCount,
    /// <summary>How somebody heard of the salon, in the words of the other system.</summary>
    HeardFrom,
    Occupation,
    Education,
    /// <summary>What stands on an invoice beside the main data; the street alone or the whole line, as with the main address.</summary>
    BillingName,
    BillingEmail,
    BillingStreet,
    BillingNumber,
    BillingAddition,
    BillingPostcode,
    BillingCity,
    BillingRegion,
    BillingCountry,
    BillingTaxCode,
    BillingPec,
    BillingSdi,
    /// <summary>Where parcels go.</summary>
    ShippingName,
    ShippingStreet,
    ShippingNumber,
    ShippingAddition,
    ShippingPostcode,
    ShippingCity,
    ShippingRegion,
    ShippingCountry,
    /// <summary>The other system put the client aside.</summary>
    Archived,
    /// <summary>The other system keeps deleted clients in its file; they are skipped.</summary>
    Deleted,
    /// <summary>The other system merged the client into another one of the file; the row is skipped.</summary>
    MergedInto,
    /// <summary>A field that the salon added; the mapping says which.</summary>
    OwnField,
}
