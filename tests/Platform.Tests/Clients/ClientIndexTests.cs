using Microsoft.Extensions.DependencyInjection;
using Platform.Clients;
using Platform.Clients.Directory;
using Platform.Clients.Searching;
using Platform.Contracts.Access;
using Platform.Tests.Support;

namespace Platform.Tests.Clients;

[Trait("Needs", "Database")]
public sealed class ClientIndexTests(SalonApp shared)
{
    [Theory]
    [InlineData("Anna", "van den", "Berg", "NL", "berg, anna van den")]
    [InlineData("Anna", null, "van den Berg", "NL", "berg, anna van den")]
    [InlineData("Jan", null, "Van Den Broeck", "BE", "van den broeck, jan")]
    [InlineData("Çiğdem", null, "Yılmaz", "NL", "yilmaz, cigdem")]
    [InlineData("Anna", null, null, "NL", "anna")]
    public void A_name_is_sorted_as_the_country_does(string first, string? infix, string? last, string country, string sorted)
        => Assert.Equal(sorted, Entry(first, infix, last, country).SortName);

    [Fact]
    public async Task T6_what_one_node_writes_another_finds_at_once()
    {
        await using var app = await shared.Another();
        await using var twin = await app.Twin();
        var salon = await app.Open();
        var (here, there) = (await salon.Api(), await new Salon(twin, salon.Tenant).Api());
        var id = await here.Add("Anna", "Jansen");
        Assert.Equal(["Anna Jansen"], await there.Names("q=jansen"));
        await here.PatchAsync($"/api/v1/clients/{id}", System.Net.Http.Json.JsonContent.Create(new { lastName = "de Vries", version = 1 }));
        Assert.Empty(await there.Names("q=jansen"));
        Assert.Equal(["Anna de Vries"], await there.Names("q=vries"));
        await there.DeleteAsync($"/api/v1/clients/{id}");
        Assert.Empty(await here.Names(""));
        await here.PostAsync($"/api/v1/clients/{id}/restore", null);
        Assert.Equal(["Anna de Vries"], await there.Names(""));
    }

    [Fact]
    public async Task Nothing_is_remembered_that_may_yet_be_rolled_back()
    {
        var salon = await shared.Open();
        await using var scope = salon.Scope();
        var (db, indexes) = (scope.ServiceProvider.GetRequiredService<ClientsDb>(), scope.ServiceProvider.GetRequiredService<ClientIndexes>());
        await Assert.ThrowsAsync<InvalidOperationException>(() => db.InTransaction(() => indexes.Of(db, "NL", default), default));
    }

    [Fact]
    public void What_came_in_bit_by_bit_is_what_would_have_been_read_at_once()
    {
        var random = new Random(7);
        var (index, all) = (ClientIndex.Empty, new Dictionary<Guid, ClientEntry>());
        for (var change = 1; change <= 200; change++)
        {
            var rows = Enumerable.Range(0, random.Next(4)).Select(_ => Row($"{(char)random.Next('a', 'f')}x{change}")).ToList();
            rows.AddRange(all.Values.Where(_ => random.Next(20) == 0).Select(old => Row($"changed{change}", id: old.Id)).ToList());
            var gone = all.Keys.Where(_ => random.Next(20) == 0).Except(rows.Select(row => row.Id)).ToHashSet();
            var changed = new ClientTable();
            rows.ForEach(row => all[row.Id] = changed.Add(row, "NL"));
            index = index.After(change, changed, gone);
            all = all.Where(pair => !gone.Contains(pair.Key)).ToDictionary();
            Assert.Equal(all.Values.OrderBy(entry => entry.SortName, StringComparer.Ordinal).ThenBy(entry => entry.Id), index.InOrder(null));
            Assert.All(
                Enumerable.Range(0, index.ByName.Count),
                place => Assert.Equal($" {index.ByName.Entries[place].SortName} ", System.Text.Encoding.UTF8.GetString(index.ByName.Names[place])));
        }

        Assert.True(index.ByName.Count > 10, "Too few are left to say anything.");
    }

    [Theory]
    [InlineData("jansen", "jnsen", 0)]
    [InlineData("jansen", "janssen", 0)]
    [InlineData("jansen", "jamsen", 0)]
    [InlineData("jansen", "jasnen", 0)]
    [InlineData("jansen", "jansne", 0)]
    [InlineData("jansen", "jansen", 0)]
    [InlineData("jansen", "ansen", 0)]
    [InlineData("jansen", "janse", 0)]
    [InlineData("jansen", "jansenn", 0)]
    [InlineData("jansen", "jamse", 1)]
    [InlineData("jansen", "jnse", 1)]
    [InlineData("jansen", "xjans", 2)]
    [InlineData("jansen", "jnas", 2)]
    [InlineData("jansen", "jassne", null)]
    [InlineData("jansen", "jasmen", null)]
    [InlineData("jan", "jansen", null)]
    [InlineData("", "jansen", null)]
    public void One_typing_error_separates_what_is_typed_from_a_word_or_its_start(string word, string typed, int? lettersAfter)
        => Assert.Equal(lettersAfter, Typo.LettersAfter(System.Text.Encoding.UTF8.GetBytes(typed), System.Text.Encoding.UTF8.GetBytes(word)));

    [Fact]
    public async Task One_typing_error_is_forgiven_when_nobody_fits_as_typed()
    {
        var api = await (await shared.Open()).Api();
        await api.Add("Anna", "Jansen");
        await api.Add("Hanna", "Jacobs");
        await api.Add("Bram", "Janssens");
        Assert.Equal(["Anna Jansen"], await api.Names("q=anna%20jamsen"));
        Assert.Equal(["Bram Janssens"], await api.Names("q=janss"));
        Assert.Equal(["Anna Jansen", "Bram Janssens"], await api.Names("q=jasns"));
        Assert.Empty(await api.Names("q=pieterse"));
    }

    private static ClientEntry Entry(string first, string? infix, string? last, string country) => ClientEntry.Of(Row(first, infix, last), country);

    private static IndexedClient Row(string first, string? infix = null, string? last = null, Guid? id = null)
        => new(id ?? Guid.CreateVersion7(), first, infix, last, null, null, null, null, null, null, null, null, "nl", "client", LoginState.Off, DateTime.UnixEpoch, false);
}
