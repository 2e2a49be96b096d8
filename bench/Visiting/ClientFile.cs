using System.Text;
using Platform.Clients.Demo;

namespace Platform.Bench.Visiting;

/// <summary>A file of clients as a Dutch salon would bring it from its former system.</summary>
internal static class ClientFile
{
    private const string Header =
        "Klantnummer;Voornaam;Tussenvoegsel;Achternaam;E-mailadres;Mobiel;Geboortedatum;Straat;Huisnummer;Postcode;Plaats;Labels;Nieuwsbrief";

    /// <summary>Ready to be posted; the same rows every time, no two of them the same person.</summary>
    public static MultipartFormDataContent Of(int rows)
    {
        var people = new MadeUpPeople("NL");
        var text = new StringBuilder(Header).Append("\r\n");
        for (var row = 1; row <= rows; row++)
        {
            var person = people.Next();
            string?[] cells =
            [
                $"{row}", person.FirstName, person.Infix, person.LastName, person.Email, $"06{10_000_000 + row}", person.BirthDate, person.Address?.Street,
                person.Address?.Number, person.Address?.Postcode, person.Address?.City, row % 10 == 0 ? "Vaste klant" : "", row % 2 == 0 ? "ja" : "nee",
            ];
            text.AppendJoin(';', cells).Append("\r\n");
        }

        return new MultipartFormDataContent { { new ByteArrayContent(Encoding.UTF8.GetBytes(text.ToString())), "file", "klanten.csv" } };
    }
}
