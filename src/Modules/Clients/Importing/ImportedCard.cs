namespace Platform.Clients.Importing;

/// <summary>Makes what a row stands for: the card, as if it were new, and the notes that come with it.</summary>
/// <param name="blocked">The category and text of the note on a client whom the other system kept out.</param>
internal sealed class ImportedCard(Import import, Tenant salon, (string Category, string Text) blocked, DateTime now)
{
    private readonly string source = import.System ?? import.FileName;

    public Client Make(ClientRow row)
    {
        var card = new Client
        {
            FirstName = row.FirstName!,
            Infix = row.Infix,
            LastName = row.LastName,
            TypedDisplayName = row.DisplayName,
            Email = row.Email,
            Phone = row.Phone,
            Mobile = row.Mobile,
            Website = row.Website,
            BirthDate = row.BirthDate,
            Gender = row.Gender,
            Language = SalonCultures.Languages.Contains(row.Language) ? row.Language! : salon.Language,
            Street = row.Street,
            HouseNumber = row.HouseNumber,
            Addition = row.Addition,
            Postcode = row.Postcode,
            City = row.City,
            Region = row.Region,
            Country = row.Country,
            Company = row.Company,
            VatNumber = row.VatNumber,
            CocNumber = row.CocNumber,
            Billing = row.Billing,
            Shipping = row.Shipping,
            Kind = row.Kind is not null ? row.Kind : row.Company is null ? ClientKind.Private : ClientKind.Business,
            Occupation = row.Occupation,
            Education = row.Education,
            HeardFrom = row.HeardFrom,
            Status = row.Archived == true ? ClientStatus.Inactive : ClientStatus.Active,
            Group = row.Group,
            Source = "import",
            SourceId = row.SourceId,
            ImportId = import.Id,
            ImportVersion = 1,
            ImportedFigures = ImportedFigures.Of(row, source),
            CreatedAt = row.Since?.ToDateTime(default, DateTimeKind.Utc) ?? now,
        };
        row.Own.ForEach(own => card.SetOwn(own.Field, own.Value));
        card.Derive();
        return card;
    }

    public IEnumerable<ClientNote> NotesOf(ClientRow row, Guid clientId)
    {
        if (row.Note is not null)
        {
            yield return Note(clientId, row.Note, null);
        }

        if (row.Blocked == true)
        {
            yield return Note(clientId, row.BlockReason ?? blocked.Text, blocked.Category);
        }
    }

    private ClientNote Note(Guid clientId, string text, string? category)
        => ClientNote.Imported(clientId, text, category, source, now, import.Id);
}
