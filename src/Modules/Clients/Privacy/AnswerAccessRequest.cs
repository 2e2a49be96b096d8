using System.IO.Compression;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.Logging;
using Platform.Clients.Exporting;
using Platform.Clients.Merging;
using Platform.Contracts.Clients;
using Platform.Kernel.Files;
using Platform.Kernel.Mail;

namespace Platform.Clients.Privacy;

/// <summary>
/// Everything the salon keeps about a client in one ZIP (GDPR, articles 15 and 20): a page to read in the client's language, the same as JSON
/// for programs, a CSV a table, and the photos. What it says of other people is left out: staff are "a member of staff".
/// </summary>
internal sealed class AnswerAccessRequest : IFeature
{
    private const string ContentType = "application/zip";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, Converters = { new JsonStringEnumConverter() },
    };

    public void Map(Doors doors)
    {
        doors.Staff.MapPost("/clients/{id:guid}/access-request", Make).Needs(Right.AnswerAccessRequests);
        doors.Api.MapPost("/clients/{id:guid}/access-request", Make).Needs(Right.AnswerAccessRequests)
            .WithSummary("Everything the salon keeps about the client, as a ZIP.");
    }

    private static async Task<IResult> Make(Guid id, ClientsDb db, Pack pack, CancellationToken cancellationToken)
    {
        if (await db.Clients.AsNoTracking().FirstOrDefaultAsync(client => client.Id == id, cancellationToken) is not { } client)
        {
            return await db.NotThere(id, cancellationToken);
        }

        var file = await pack.Of(client, cancellationToken);
        db.Publish(new AccessPackMade(id));
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.File(file, ContentType, $"{id}.zip");
    }

    /// <summary>The same for the client who orders it in the restricted area.</summary>
    internal sealed class Ordered(ClientsDb db, Pack pack) : IAccessPack
    {
        public async Task<byte[]?> Make(Guid clientId, CancellationToken cancellationToken)
        {
            if (await db.Clients.AsNoTracking().FirstOrDefaultAsync(client => client.Id == clientId, cancellationToken) is not { } client)
            {
                return null;
            }

            var file = await pack.Of(client, cancellationToken);
            db.Publish(new AccessPackMade(clientId));
            await db.SaveChangesAsync(cancellationToken);
            return file;
        }
    }

    /// <summary>Writes the file.</summary>
    internal sealed class Pack(
        ClientsDb db, IEnumerable<PersonalDataPart> parts, IFileStore files, Moments moments, IServiceProvider services,
        SalonAddress address, TenantContext salon,
        IStringLocalizer<ClientsText> texts, IStringLocalizer<UiText> common)
    {
        public async Task<byte[]> Of(Client client, CancellationToken cancellationToken)
        {
            // The culture is set inside this call, so it ends with it.
            var spoken = SalonCultures.Of(client.Language);
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (spoken.Culture, spoken.UICulture);
            var cards = await db.CardsOf(client.Id, cancellationToken);
            var (sheets, kept) = (new List<DataSheet>(), new List<KeptFile>());
            foreach (var part in parts.OrderBy(part => part.Order))
            {
                foreach (var table in (await part.About(cards, cancellationToken)).Where(table => table.IsTold))
                {
                    sheets.Add(await table.Tell(cancellationToken));
                    kept.AddRange(await table.Files(cancellationToken));
                }
            }

            using var file = new MemoryStream();
            using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
            {
                await Write(zip, $"{texts["PackOverview"].Value}.html", await Page(client, sheets));
                await Write(zip, "data.json", JsonSerializer.Serialize(Whole(sheets), Json));
                foreach (var sheet in sheets.Where(sheet => sheet.Rows.Count > 0))
                {
                    await Write(zip, $"{sheet.Name}.csv", Csv(sheet));
                }

                foreach (var (key, name) in kept.Where(one => one.Name is not null))
                {
                    await using var entry = await zip.CreateEntry(name!).OpenAsync(cancellationToken);
                    await using var content = files.Open(key);
                    await content.CopyToAsync(entry, cancellationToken);
                }
            }

            return file.ToArray();
        }

        /// <summary>It says itself what it looks like.</summary>
        private Dictionary<string, object> Whole(IReadOnlyList<DataSheet> sheets)
        {
            var whole = new Dictionary<string, object> { ["$schema"] = address.Of(salon.Tenant, PublishPackSchema.Path) };
            foreach (var sheet in sheets)
            {
                whole.Add(sheet.Name, Objects(sheet));
            }

            return whole;
        }

        private static IEnumerable<Dictionary<string, object?>> Objects(DataSheet sheet)
            => sheet.Rows.Select(row => sheet.Columns.Zip(row).ToDictionary(pair => pair.First.Name, pair => pair.Second));

        private string Csv(DataSheet sheet)
        {
            var lines = sheet.Rows.Select(row => row.Select(value => Words(sheet, value))).Prepend(sheet.Columns.Select(column => column.Title.Value));
            return string.Concat(lines.Select(cells => string.Join(CsvText.Delimiter, cells.Select(CsvText.Cell)) + CsvText.LineEnd));
        }

        private string Words(DataSheet sheet, object? value) => value switch
        {
            null => "",
            Enum choice => sheet.SayChoice(choice),
            bool yes => common[yes ? "Yes" : "No"],
            DateTime at => moments.OnTheWall(at).ToString("g", CultureInfo.CurrentCulture),
            _ => Convert.ToString(value, CultureInfo.CurrentCulture) ?? "",
        };

        private async Task<string> Page(Client client, IReadOnlyList<DataSheet> sheets)
        {
            await using var renderer = new HtmlRenderer(services, services.GetRequiredService<ILoggerFactory>());
            var parameters = ParameterView.FromDictionary(new Dictionary<string, object?>
            {
                [nameof(AccessPackPage.Name)] = client.DisplayName,
                [nameof(AccessPackPage.Sheets)] = sheets,
                [nameof(AccessPackPage.Say)] = (Func<DataSheet, object?, string>)Words,
            });
            return await renderer.Dispatcher.InvokeAsync(async () => (await renderer.RenderComponentAsync<AccessPackPage>(parameters)).ToHtmlString());
        }

        private static async Task Write(ZipArchive zip, string name, string text)
        {
            await using var entry = await zip.CreateEntry(name).OpenAsync();
            await entry.WriteAsync(new UTF8Encoding(encoderShouldEmitUTF8Identifier: name.EndsWith(".csv", StringComparison.Ordinal)).GetPreamble());
            await entry.WriteAsync(Encoding.UTF8.GetBytes(text));
        }
    }
}
