using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Platform.Bench.Figures;
using Platform.Bench.Stage;
using Platform.Bench.Visiting;

namespace Platform.Bench.Benchmarks;

/// <summary>
/// What signing in costs: the hash is slow on purpose, so there can only be so many a second. Whether pages stay quick meanwhile:
/// a second flood comes while somebody opens one after the other. And how long it takes to ask for the credentials of many clients.
/// </summary>
internal sealed partial class SignIns : IBenchmark
{
    private const int Rounds = 220_000;
    private const int Connections = 4;
    private const int Each = 15;
    private const int BareHashes = 20;
    private const int Pages = 300;
    private const int Clients = 10_000;
    private const int AtOnce = 1000;

    public string Name => "sign-in";

    public async IAsyncEnumerable<Figure> Run(Theatre theatre)
    {
        await foreach (var installation in theatre.Installations())
        {
            await using var host = await installation.Serve();
            using var owner = await Visitor.Owner(host);
            await Rush.WarmUp(owner, ["clients"]);
            var addresses = Enumerable.Repeat("clients", Pages).ToList();
            var alone = await Timings.Of(addresses, owner.Get);
            yield return new(
                $"sign-in.per-second.{installation.Suffix}", await PerSecond(host), "sign-ins/s",
                "PBKDF2-HMAC-SHA512, 220,000 rounds, one core", Bare());
            var flood = PerSecond(host);
            var meanwhile = await Timings.Of(addresses, owner.Get);
            yield return new(
                $"sign-in.page.p95.{installation.Suffix}", meanwhile.P95, "ms", "the same page while nobody signs in", alone.P95);
            await flood;
            yield return new(
                $"sign-in.credentials.{installation.Suffix}", await Credentials(owner, installation), "s",
                "10,000 rows, prepared insert in one transaction", await Insert(installation));
        }
    }

    private static async Task<double> PerSecond(WebProcess host)
    {
        var begin = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, Connections).Select(async _ =>
        {
            // A browser each: the form of somebody who is in is another one.
            for (var turn = 0; turn < Each; turn++)
            {
                var (visitor, token) = await Visitor.AtTheDoor(host);
                using (visitor)
                {
                    await visitor.Send("sign-in", token, Visitor.OwnersLogin);
                }
            }
        }));
        return Connections * Each / Stopwatch.GetElapsedTime(begin).TotalSeconds;
    }

    private static double Bare()
    {
        var begin = Stopwatch.GetTimestamp();
        for (var turn = 0; turn < BareHashes; turn++)
        {
            Rfc2898DeriveBytes.Pbkdf2(Installation.OwnerPassword, new byte[16], Rounds, HashAlgorithmName.SHA512, 32);
        }

        return BareHashes / Stopwatch.GetElapsedTime(begin).TotalSeconds;
    }

    /// <summary>Seconds until all of them are queued, in selections as large as one may be.</summary>
    private static async Task<double> Credentials(Visitor owner, Installation installation)
    {
        var ids = new List<string>();
        await using (var connection = await installation.Connect())
        {
            await using var command = connection.CreateCommand();
            command.CommandText = $"""
                SELECT id FROM {installation.Table("clients", "client")} WHERE email IS NOT NULL AND deleted_at IS NULL
                AND tenant_id = (SELECT id FROM {installation.Table("kernel", "tenant_entry")} WHERE slug = '{Crowd.LargestSlug}')
                ORDER BY id LIMIT {Clients}
                """;
            await using var reader = await command.ExecuteReaderAsync();
            while (await reader.ReadAsync())
            {
                ids.Add(Convert.ToString(reader.GetValue(0), CultureInfo.InvariantCulture)!);
            }
        }

        var token = TokenField().Match(await owner.Get("clients")).Groups[1].Value;
        var begin = Stopwatch.GetTimestamp();
        foreach (var some in ids.Chunk(AtOnce))
        {
            var ticked = some.Select(id => KeyValuePair.Create("Ids", id));
            await owner.Send("clients/selected", token, ticked.Append(new("Action", "credentials:mail")));
        }

        return Stopwatch.GetElapsedTime(begin).TotalSeconds * Clients / Math.Max(1, ids.Count);
    }

    private static async Task<double> Insert(Installation installation)
    {
        await using var connection = await installation.Connect();
        var table = installation.Table("kernel", "bench_scratch");
        await using var command = connection.CreateCommand();
        command.CommandText = $"CREATE TABLE {table} (n INTEGER, kind VARCHAR(40))";
        await command.ExecuteNonQueryAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        (command.Transaction, command.CommandText) = (transaction, $"INSERT INTO {table} VALUES (@n, 'credentials')");
        var number = command.CreateParameter();
        (number.ParameterName, number.Value) = ("@n", 0);
        command.Parameters.Add(number);
        await command.PrepareAsync();
        var begin = Stopwatch.GetTimestamp();
        for (var row = 0; row < Clients; row++)
        {
            number.Value = row;
            await command.ExecuteNonQueryAsync();
        }

        await transaction.CommitAsync();
        var took = Stopwatch.GetElapsedTime(begin).TotalSeconds;
        (command.Transaction, command.CommandText) = (null, $"DROP TABLE {table}");
        command.Parameters.Clear();
        await command.ExecuteNonQueryAsync();
        return took;
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\"[^>]*value=\"([^\"]+)\"")]
    private static partial Regex TokenField();
}
