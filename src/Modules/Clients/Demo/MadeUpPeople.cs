using System.Globalization;
using Platform.Clients.Searching;

namespace Platform.Clients.Demo;

/// <summary>People who do not exist, the same ones every time: Dutch and Belgian names, numbers and addresses that nobody has.</summary>
internal sealed class MadeUpPeople(string country)
{
    private static readonly string[] FirstNames =
    [
        "Anna", "Sanne", "Fleur", "Noor", "Lotte", "Femke", "Iris", "Roos", "Eva", "Julia", "Zoë", "Maud", "Saar", "Anouk", "Marieke",
        "Liesbeth", "Daan", "Bram", "Thijs", "Ruben", "Sem", "Jesse", "Lars", "Joost", "Pieter", "Willem", "Koen", "Stijn", "Maarten",
        "Jeroen", "Fatima", "Yasmin", "Aïsha", "Naima", "Mehmet", "Emre", "Youssef", "Omar", "Søren", "Chloé", "Hélène", "André", "José",
        "Çiğdem", "Anne-Marie", "Jan-Willem",
    ];

    private static readonly string[] DutchLastNames =
    [
        "Jansen", "de Vries", "van den Berg", "Bakker", "van Dijk", "Visser", "Smit", "Meijer", "de Boer", "Mulder", "de Groot", "Bos",
        "Vos", "Peters", "Hendriks", "van Leeuwen", "Dekker", "Brouwer", "de Wit", "Dijkstra", "Smits", "de Graaf", "van der Meer", "van 't Hoff",
        "ter Horst", "van der Sluis", "Kuipers", "Veenstra", "Kramer", "van de Ven", "Özdemir", "Yılmaz", "El Amrani",
        "Jiménez", "Postma-de Haan",
    ];

    private static readonly string[] BelgianLastNames =
    [
        "Peeters", "Janssens", "Maes", "Jacobs", "Mertens", "Willems", "Claes", "Goossens", "Wouters", "De Smet", "Van Den Broeck",
        "Vermeulen", "De Backer", "Dubois", "Lambert", "Lefèvre", "Van Damme", "D'Hondt", "Desmedt", "Verhaegen",
    ];

    private static readonly string[] Streets =
        ["Dorpsstraat", "Kerkstraat", "Molenweg", "Lindelaan", "Stationsplein", "Havenkade", "Beatrixlaan", "Tuinpad"];

    private static readonly (string City, string Postcode, string Region)[] DutchPlaces =
    [
        ("Utrecht", "3511", "Utrecht"), ("Amersfoort", "3811", "Utrecht"), ("Amsterdam", "1012", "Noord-Holland"),
        ("Haarlem", "2011", "Noord-Holland"),
        ("Leiden", "2312", "Zuid-Holland"), ("'s-Hertogenbosch", "5211", "Noord-Brabant"), ("Groningen", "9711", "Groningen"),
    ];

    private static readonly (string City, string Postcode, string Region)[] BelgianPlaces =
    [
        ("Antwerpen", "2000", "Antwerpen"), ("Gent", "9000", "Oost-Vlaanderen"), ("Leuven", "3000", "Vlaams-Brabant"),
        ("Brugge", "8000", "West-Vlaanderen"),
    ];

    private readonly Random chance = new(20261124);
    private int made;

    private bool IsBelgian => country == "BE";

    public ClientInput Next()
    {
        made++;
        var lastName = Pick(IsBelgian ? BelgianLastNames : DutchLastNames);
        var (infix, core) = Naming.Surname.Split(lastName, country);
        var firstName = Pick(FirstNames);
        return new()
        {
            FirstName = firstName,
            Infix = infix,
            LastName = Sometimes(0.97) ? core : null,
            Email = Sometimes(0.85) ? EmailOf(firstName, core) : null,
            Mobile = Sometimes(0.9) ? MobileNumber() : null,
            BirthDate = Sometimes(0.6) ? BirthDate() : null,
            Gender = null,
            Language = Sometimes(0.94) ? "nl" : "en",
            Address = Sometimes(0.75) ? Address() : new(),
            Status = Sometimes(0.9) ? ClientStatus.Active : Pick([ClientStatus.Lead, ClientStatus.Inactive]),
        };
    }

    /// <summary>A moment in the last four years.</summary>
    public DateTime Before(DateTime now) => now.AddMinutes(-chance.Next(1, 4 * 365 * 24 * 60));

    private string EmailOf(string firstName, string lastName)
        => $"{Folding.FoldLettersAndDigits(firstName)}.{Folding.FoldLettersAndDigits(lastName)}{made}@voorbeeld.example";

    private string MobileNumber() => IsBelgian
        ? $"+3247000{chance.Next(10_000).ToString("0000", CultureInfo.InvariantCulture)}"
        : $"+316000{chance.Next(100_000).ToString("00000", CultureInfo.InvariantCulture)}";

    private string BirthDate()
    {
        var day = new DateOnly(1945, 1, 1).AddDays(chance.Next(65 * 365));
        return day.ToString(Sometimes(0.9) ? "yyyy-MM-dd" : "--MM-dd", CultureInfo.InvariantCulture);
    }

    private AddressInput Address()
    {
        var (city, postcode, region) = Pick(IsBelgian ? BelgianPlaces : DutchPlaces);
        return new()
        {
            Street = Pick(Streets),
            Number = chance.Next(1, 200).ToString(CultureInfo.InvariantCulture),
            Postcode = IsBelgian ? postcode : $"{postcode} {(char)('A' + chance.Next(18))}{(char)('E' + chance.Next(12))}",
            City = city,
            Region = region,
            Country = country,
        };
    }

    private T Pick<T>(IReadOnlyList<T> all) => all[chance.Next(all.Count)];

    private bool Sometimes(double share) => chance.NextDouble() < share;
}
