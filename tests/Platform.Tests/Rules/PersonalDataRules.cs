using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Platform.Host.Schema;
using Platform.Kernel.Data;
using Platform.Kernel.Modules;
using Platform.Tests.Support;

namespace Platform.Tests.Rules;

/// <summary>Nothing about a client can be kept without being told on request and removed on erasing.</summary>
[Trait("Needs", "Database")]
public sealed class PersonalDataRules(SalonApp app)
{
    /// <summary>Tables of salons that hold nothing about one client.</summary>
    private static readonly string[] NotAboutClients =
    [
        "AccessRules", "ApiKey", "AuditStart", "Automation", "Campaign", "CampaignPicture", "CannedAnswer", "Counter", "FieldRules", "Label", "LinkCount",
        "MailingList", "MailLimit", "NoteCategory", "OwnField", "PostalAddress", "RecoveryCode", "RetentionRule", "SalonRole", "SalonWord", "SavedView", "Segment",
        "SendingDomain", "SpentChallenge", "StaffAccount", "Tag",

        // That somebody was erased.
        "Erasure",

        // The file and what its rows said go when a client is erased, and 30 days after the import (EraseEverywhere).
        "Import", "ImportProblem",
    ];

    [Fact]
    public async Task D_01_every_table_of_salons_is_told_and_erased_or_holds_nothing_about_a_client()
    {
        var tables = await Tables("nl");
        var spoken = tables.Select(table => table.Entity.Name).ToHashSet();
        Assert.Equal(tables.Where(table => table.IsTold).Select(table => table.Name).Distinct(), tables.Where(table => table.IsTold).Select(table => table.Name));
        await using var schema = app.Services.GetRequiredService<Migrator>().Open();
        var owned = schema.Model.GetEntityTypes().Select(type => type.ClrType).Where(type => type.IsSubclassOf(typeof(TenantOwned))).Select(type => type.Name).ToList();
        Assert.NotEmpty(owned);
        Assert.Empty(owned.Except(spoken).Except(NotAboutClients));
        Assert.Empty(NotAboutClients.Except(owned));
        Assert.Empty((await Tables("nl")).GroupBy(table => table.Name).Where(named => named.Count() > 1).Select(named => named.Key));
    }

    [Theory]
    [InlineData("nl")]
    [InlineData("en")]
    public async Task D_01_every_column_that_is_told_has_a_name(string language)
    {
        var nameless = new List<string>();
        foreach (var table in (await Tables(language)).Where(table => table.IsTold))
        {
            var sheet = await table.Tell(default);
            nameless.AddRange(sheet.Columns.Where(column => column.Title.ResourceNotFound).Select(column => $"{table.Name}: {column.Title}"));
            nameless.AddRange(table.Entity.GetProperties().Where(property => sheet.Columns.Any(column => column.Name.Equals(property.Name, StringComparison.OrdinalIgnoreCase)))
                .Select(property => Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType).Where(type => type.IsEnum)
                .SelectMany(type => Enum.GetValues(type).Cast<Enum>()).Select(sheet.SayChoice).Where(word => word.ResourceNotFound)
                .Select(word => $"{table.Name}: {word.Name}"));
        }

        Assert.True(nameless.Count == 0, string.Join(", ", nameless.Distinct()));
    }

    private async Task<IReadOnlyList<PersonalTable>> Tables(string language)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
        var salon = await app.Open();
        var scope = salon.Scope();
        var tables = new List<PersonalTable>();
        foreach (var part in scope.ServiceProvider.GetServices<PersonalDataPart>())
        {
            tables.AddRange(await part.About([Guid.NewGuid()], default));
        }

        return tables;
    }
}
