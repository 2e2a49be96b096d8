using System.Collections.Frozen;
using Platform.Clients.Searching;

namespace Platform.Clients.Importing;

/// <summary>
/// How files name their columns, in Dutch, English and a little German, French, Italian, Spanish and Greek. Case, accents, spaces
/// and signs do not count: "E-mail_adres" is "emailadres".
/// </summary>
internal static class HeaderAliases
{
    private static readonly FrozenDictionary<string, ClientField> Aliases = new Dictionary<ClientField, string[]>
    {
        [ClientField.CardId] = ["kaart-id", "card id"],
        [ClientField.SourceId] =
        [
            "klantnummer", "klantnr", "klant-id", "client id", "client number", "salonized_id", "customer id", "reference id",
            "square customer id", "external_id", "euid", "vcard uid",
        ],
        [ClientField.FirstName] =
        [
            "voornaam", "voornamen", "roepnaam", "first name", "given name", "vorname", "prénom", "nome", "nombre", "fname",
            "Όνομα",
        ],
        [ClientField.Infix] =
        [
            "tussenvoegsel", "tussenvoegsels", "tussenv", "tv", "voorvoegsel", "voorvoegsels", "infix", "middle name",
            "additional name",
        ],
        [ClientField.LastName] =
        [
            "achternaam", "familienaam", "last name", "surname", "last name (surname)", "family name", "nachname", "nom",
            "cognome", "apellido", "lname", "Επώνυμο",
        ],
        [ClientField.FullName] = ["naam", "volledige naam", "klantnaam", "klant", "full name", "name", "client", "customer"],
        [ClientField.DisplayName] = ["weergavenaam", "display name", "bijnaam", "nickname"],
        [ClientField.Email] = ["e-mail", "emailadres", "mail", "mailadres", "email address", "e-mail 1 - value"],
        [ClientField.Mobile] =
        [
            "mobiel", "mobiele telefoon", "mobiel nummer", "mobiele nummer", "gsm", "gsm-nummer", "06", "06-nummer", "mobile",
            "mobile number", "mobile phone", "cell", "handy",
        ],
        [ClientField.Phone] =
        [
            "telefoon", "telefoonnummer", "tel", "tel.nr", "vast", "vaste telefoon", "phone", "phone number", "telephone",
            "land_line", "phone 1 - value", "τηλέφωνο",
        ],
        [ClientField.Street] =
        [
            "adres", "straat", "straatnaam", "straat + huisnr", "straat en huisnummer", "address", "address_line1", "street",
            "street_address_1", "address 1 - street",
        ],
        [ClientField.HouseNumber] = ["huisnummer", "huisnr", "nr", "house number"],
        [ClientField.Addition] = ["toevoeging", "addition", "huisnummer_toevoeging", "bus", "apartement suite", "apartment suite"],
        [ClientField.Postcode] = ["postcode", "pc", "zip", "zipcode", "postal_code", "plz", "address 1 - postal code"],
        [ClientField.City] = ["plaats", "woonplaats", "stad", "gemeente", "city", "ort", "town", "address 1 - city"],
        [ClientField.Region] = ["provincie", "regio", "state", "area", "region", "address 1 - region"],
        [ClientField.Country] = ["land", "country", "landcode", "country code", "address 1 - country"],
        [ClientField.BirthDate] =
        [
            "geboortedatum", "geb.datum", "gebdat", "geboren", "verjaardag", "date of birth", "birth_date", "birthday", "dob",
            "geburtsdatum", "date de naissance",
        ],
        [ClientField.Gender] = ["geslacht", "m/v", "geslacht (m/v)", "gender", "sex", "aanhef", "geschlecht"],
        [ClientField.Language] = ["taal", "voorkeurstaal", "language"],
        [ClientField.Note] =
        [
            "notitie", "notities", "opmerking", "opmerkingen", "bijzonderheden", "memo", "note", "notes", "alert_notes",
            "comentario",
        ],
        [ClientField.Newsletter] =
        [
            "nieuwsbrief", "mailing", "newsletter", "newsletter_optin", "accepts marketing", "email_marketing_consent",
            "email subscription status", "opt-in state", "optin",
        ],
        [ClientField.SmsMarketing] = ["accepts sms marketing", "sms_marketing_consent"],
        [ClientField.Labels] = ["labels", "label", "tags", "categorie", "group membership", "client_category_ids"],
        [ClientField.Group] = ["klantengroep", "klantgroep", "groep", "client group"],
        [ClientField.Blocked] = ["geblokkeerd", "zwarte lijst", "blocked", "banned", "do not book"],
        [ClientField.BlockReason] = ["block reason", "reden"],
        [ClientField.Since] =
            ["klant sinds", "aangemaakt", "aanmaakdatum", "added", "created", "client_since", "first visit", "registratie datum"],
        [ClientField.Company] = ["bedrijf", "bedrijfsnaam", "naam bedrijf", "company", "company name", "organization name"],
        [ClientField.VatNumber] = ["btw", "btw-nummer", "btw-nr", "vat", "vat number"],
        [ClientField.CocNumber] = ["kvk", "kvk-nummer", "chamber of commerce number", "kbo", "ondernemingsnummer"],
        [ClientField.Website] = ["website", "webadres", "url", "website 1 - value"],
        [ClientField.LoyaltyPoints] = ["loyalty_points", "spaarpunten", "punten"],
        [ClientField.TotalSpent] = ["total_spent", "total sales", "lifetime spend", "totaal besteed"],
        [ClientField.TotalDue] = ["total_due", "outstanding", "openstaand"],
        [ClientField.AppointmentCount] = ["appointment_count", "appointments", "aantal afspraken", "transaction count", "αριθμός κρατήσεων"],
        [ClientField.NoShowCount] = ["no_show_count", "no-shows"],
        [ClientField.HeardFrom] = ["referral source", "bron", "hoe gevonden", "heard of us through", "hoe heb je ons leren kennen"],
        [ClientField.Occupation] = ["beroep", "occupation", "profession"],
        [ClientField.Education] = ["opleiding", "education"],
        [ClientField.Kind] = ["particulier of zakelijk", "private or business"],
        [ClientField.BillingName] = ["factuur naam", "invoice name", "billing name", "tenaamstelling"],
        [ClientField.BillingEmail] = ["factuur e-mail", "invoice e-mail", "factuurmail", "billing email"],
        [ClientField.BillingStreet] =
            ["factuur straat", "invoice street", "factuuradres", "billing address", "billing address 1", "billing address line 1",
                "billing street"],
        [ClientField.BillingNumber] = ["factuur huisnummer", "invoice house number"],
        [ClientField.BillingAddition] = ["factuur toevoeging", "invoice addition"],
        [ClientField.BillingPostcode] =
            ["factuur postcode", "invoice postcode", "billing zip", "billing postcode", "billing postal code"],
        [ClientField.BillingCity] = ["factuur plaats", "invoice city", "billing city", "factuur stad"],
        [ClientField.BillingRegion] = ["factuur provincie", "invoice region", "billing region", "billing state"],
        [ClientField.BillingCountry] = ["factuur land", "invoice country", "billing country"],
        [ClientField.BillingTaxCode] =
            ["factuur belastingcode", "invoice tax code", "belastingcode", "tax code", "fiscaal nummer"],
        [ClientField.BillingPec] = ["factuur pec", "invoice pec", "pec"],
        [ClientField.BillingSdi] = ["factuur sdi", "invoice sdi", "sdi", "codice destinatario"],
        [ClientField.ShippingName] = ["verzending naam", "shipping name"],
        [ClientField.ShippingStreet] =
        [
            "verzending straat", "shipping street", "verzendadres", "afleveradres", "shipping address", "shipping address 1",
            "shipping address line 1", "delivery address",
        ],
        [ClientField.ShippingNumber] = ["verzending huisnummer", "shipping house number"],
        [ClientField.ShippingAddition] = ["verzending toevoeging", "shipping addition"],
        [ClientField.ShippingPostcode] = ["verzending postcode", "shipping postcode", "shipping zip", "shipping postal code"],
        [ClientField.ShippingCity] = ["verzending plaats", "shipping city"],
        [ClientField.ShippingRegion] = ["verzending provincie", "shipping region"],
        [ClientField.ShippingCountry] = ["verzending land", "shipping country"],
        [ClientField.Archived] = ["archived"],
        [ClientField.Deleted] = ["deleted"],
        [ClientField.MergedInto] = ["merged_to_client_id"],
    }
        .SelectMany(entry => entry.Value, (entry, alias) => (Alias: Key(alias), Field: entry.Key))
        .ToFrozenDictionary(pair => pair.Alias, pair => pair.Field);

    /// <summary>The form in which headers are compared; empty for a header without letters and digits.</summary>
    public static string Key(string header) => Folding.FoldLettersAndDigits(header);

    /// <summary>The field that a header names by itself; null when it is not known.</summary>
    public static ClientField? Find(string header)
    {
        // Treatwell's Greek file has the whole name and the first name under one word that differs in its capital only.
        if (header.Trim() == "όνομα")
        {
            return ClientField.FullName;
        }

        return Aliases.TryGetValue(Key(header), out var field) ? field : null;
    }
}
