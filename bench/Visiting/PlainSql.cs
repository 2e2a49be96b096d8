using System.Data.Common;
using System.Diagnostics;
using Platform.Bench.Figures;
using Platform.Bench.Stage;
using Platform.Clients.Searching;
using Platform.Kernel.Data;

namespace Platform.Bench.Visiting;

/// <summary>What a page asks the database, written by hand and asked without anything in between.</summary>
internal sealed class PlainSql(DbConnection connection, Installation installation) : IAsyncDisposable
{
    private readonly string clients = installation.Table("clients", "client");

    public static async Task<PlainSql> Open(Installation installation) => new(await installation.Connect(), installation);

    public Task<Timings> List(int times) => Time(
        [.. Enumerable.Repeat<IReadOnlyList<string>>([], times)], _ =>
            $"""
            SELECT id, display_name, email, mobile, phone, login, created_at FROM {clients}
            WHERE tenant_id = {Salon} AND deleted_at IS NULL ORDER BY id LIMIT 50
            """);

    public Task<Timings> Search(IEnumerable<string> typed) => Time(
        [.. typed.Select(text => SearchTerms.Of(text).ToList())], terms =>
            $"""
            SELECT id, display_name, mobile, email FROM {clients} WHERE tenant_id = {Salon} AND deleted_at IS NULL
            {string.Concat(terms.Select((_, i) => $" AND (lower(display_name) LIKE @p{i} OR lower(email) LIKE @p{i} OR mobile LIKE @p{i})"))}
            ORDER BY length(display_name), display_name LIMIT 8
            """);

    /// <summary>The fifty newest lines of one client.</summary>
    public Task<Timings> Timeline(Guid clientId, int times) => Time(
        [.. Enumerable.Repeat<IReadOnlyList<string>>([], times)], _ =>
            $"""
            SELECT * FROM {installation.Table("history", "history_entry")}
            WHERE tenant_id = {Salon} AND client_id = '{Written(clientId)}' ORDER BY at DESC, id DESC LIMIT 50
            """);

    /// <summary>Every value of every client, and nothing done with it.</summary>
    public async Task<(long Rows, TimeSpan Took)> ReadAll()
    {
        await using var command = connection.CreateCommand();
        command.CommandText = $"SELECT * FROM {clients} WHERE tenant_id = {Salon}";
        var begin = Stopwatch.GetTimestamp();
        await using var reader = await command.ExecuteReaderAsync();
        var (values, rows) = (new object[reader.FieldCount], 0L);
        while (await reader.ReadAsync())
        {
            reader.GetValues(values);
            rows++;
        }

        return (rows, Stopwatch.GetElapsedTime(begin));
    }

    public ValueTask DisposeAsync() => connection.DisposeAsync();

    /// <summary>SQLite keeps ids as text in capitals.</summary>
    private string Written(Guid id) => installation.Provider == DatabaseProvider.Sqlite ? id.ToString().ToUpperInvariant() : id.ToString();

    private string Salon => $"(SELECT id FROM {installation.Table("kernel", "tenant_entry")} WHERE slug = '{Crowd.LargestSlug}')";

    private Task<Timings> Time(IReadOnlyList<IReadOnlyList<string>> questions, Func<IReadOnlyList<string>, string> sql)
        => Timings.Of(questions, async terms =>
        {
            await using var command = connection.CreateCommand();
            command.CommandText = sql(terms);
            for (var i = 0; i < terms.Count; i++)
            {
                var parameter = command.CreateParameter();
                (parameter.ParameterName, parameter.Value) = ($"@p{i}", $"%{terms[i]}%");
                command.Parameters.Add(parameter);
            }

            await using var reader = await command.ExecuteReaderAsync();
            while (await reader.ReadAsync())
            {
            }
        });
}
