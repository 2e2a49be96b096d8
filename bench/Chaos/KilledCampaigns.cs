using System.Globalization;
using System.Text.Json;
using Platform.Bench.Mailing;
using Platform.Bench.Stage;
using Platform.Bench.Visiting;
using Platform.Kernel.Data;

namespace Platform.Bench.Chaos;

/// <summary>
/// <c>bench chaos [--kills N] [--clients N]</c>: the host sends a campaign and is killed (SIGKILL) at random moments, again and again; when
/// one is over the next begins. After every kill the ledger has to add up, and at the end of each campaign it has to say what the mail
/// server says: nobody twice, nobody left out, in doubt at most one mail a connection and kill (MF6).
/// </summary>
internal sealed class KilledCampaigns(DatabaseProvider provider, int kills, int clients)
{
    public const string Verb = "chaos";

    private const int Connections = 4;

    /// <summary>Of the ledger, as they are stored.</summary>
    private const int Pending = 0;
    private const int HandingOver = 1;
    private const int Accepted = 2;
    private const int Sent = 3;
    private const int Uncertain = 5;

    private static readonly TimeSpan LongestLife = TimeSpan.FromMilliseconds(1500);
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(200);

    private readonly List<string> wrong = [];
    private int killed;
    private int mails;
    private int uncertain;

    /// <returns>0 when nobody was lost or doubled.</returns>
    public static async Task<int> Run(IReadOnlyList<DatabaseProvider> providers, string[] args)
    {
        var failures = 0;
        foreach (var provider in providers)
        {
            failures += await new KilledCampaigns(provider, Number(args, "--kills", 1000), Number(args, "--clients", 100_000)).Run();
        }

        return failures == 0 ? 0 : 1;
    }

    private static int Number(string[] args, string name, int usual)
        => Array.IndexOf(args, name) is >= 0 and var place && place + 1 < args.Length
            ? int.Parse(args[place + 1], CultureInfo.InvariantCulture) : usual;

    private async Task<int> Run()
    {
        using var sink = new RememberingSink();
        await using var installation = await Installation.Make(provider);
        foreach (var (name, value) in new Dictionary<string, string?>
        {
            ["Mail:Transport"] = "Smtp", ["Mail:Smtp:Host"] = "127.0.0.1", ["Mail:Smtp:Port"] = $"{sink.Port}",
            ["Mail:Smtp:Security"] = "None", ["Mail:Smtp:Connections"] = $"{Connections}",
            ["Mail:From"] = "salon@bench.example", ["Mail:Domain"] = "bench.example", ["Campaigns:LeaseSeconds"] = "1",
        })
        {
            installation.More[name] = value;
        }

        var key = await installation.OpenSalon(Crowd.LargestSlug);
        var subscribed = await Fill(installation, key);
        await Console.Error.WriteLineAsync($"{subscribed} clients get each campaign; {kills} kills on {provider}.");
        for (var number = 1; killed < kills; number++)
        {
            sink.Forget();
            await Survive(installation, key, $"chaos-{number}", subscribed, sink);
        }

        if (uncertain > killed * Connections)
        {
            wrong.Add("More are in doubt than there were connections.");
        }

        Console.WriteLine(
            $"chaos.{installation.Suffix}: {killed} kills, {mails} mails, {wrong.Count} lost or doubled or not adding up, "
            + $"{uncertain} in doubt (at most {killed * Connections}).");
        wrong.ForEach(Console.WriteLine);
        return wrong.Count;
    }

    /// <returns>How many of them said yes.</returns>
    private async Task<int> Fill(Installation installation, string key)
    {
        await using var host = await installation.Serve();
        using var program = Visitor.Program(host, key);
        var import = Id(await program.Post("imports", ClientFile.Of(clients)));
        while (State(await program.Get($"imports/{import}")) != "ready")
        {
            await Task.Delay(Look);
        }

        await program.Post($"imports/{import}/run", null);
        while (State(await program.Get($"imports/{import}")) != "done" || !await installation.NoEventWaits())
        {
            await Task.Delay(Look);
        }

        return (int)(await Ask(installation, $"SELECT count(*), 0 FROM {installation.Table("marketing", "subscription")}")).Keys.Single();
    }

    /// <summary>One campaign, from its start to its end, through as many kills as it takes or are left.</summary>
    private async Task Survive(Installation installation, string key, string name, int subscribed, RememberingSink sink)
    {
        await using (var host = await installation.Serve())
        {
            using var program = Visitor.Program(host, key);
            var list = JsonDocument.Parse(await program.Get("lists")).RootElement.GetProperty("items")[0].GetProperty("id").GetGuid();
            var campaign = Id(await program.Post("campaigns", JsonContent(new
            {
                name, subject = "Nieuws voor {{ firstName | jou }}", listId = list,
                blocks = new[] { new { type = "text", text = "Hallo {{ firstName | daar }}" } },
            })));
            await program.Post($"campaigns/{campaign}/start", null);
            await Task.Delay(LongestLife * Random.Shared.NextDouble());
        }

        killed++;
        while (!await IsOver(installation, name))
        {
            await Check(installation, name, subscribed, isOver: false);
            await using var host = await installation.Serve();
            if (killed < kills)
            {
                await Task.Delay(LongestLife * Random.Shared.NextDouble());
                killed++;
            }
            else
            {
                while (!await IsOver(installation, name))
                {
                    await Task.Delay(Look);
                }
            }
        }

        await Check(installation, name, subscribed, isOver: true);
        await Compare(installation, name, sink);
    }

    private async Task Check(Installation installation, string name, int subscribed, bool isOver)
    {
        var states = await Ask(
            installation, $"SELECT r.state, count(*) {Ledger(installation, name)} AND c.is_prepared GROUP BY r.state");
        if (states.Count > 0 && states.Values.Sum() != subscribed)
        {
            wrong.Add($"{name}: {states.Values.Sum()} of {subscribed} are in the ledger.");
        }

        if (isOver && (states.ContainsKey(Pending) || states.ContainsKey(HandingOver)))
        {
            wrong.Add($"{name}: some were left behind.");
        }
    }

    /// <summary>What the ledger says beside what the mail server says.</summary>
    private async Task Compare(Installation installation, string name, RememberingSink sink)
    {
        var said = new Dictionary<string, int>();
        await using (var connection = await installation.Connect())
        {
            await using var command = connection.CreateCommand();
            command.CommandText = $"SELECT lower(p.email), r.state {Ledger(installation, name)} AND p.email IS NOT NULL";
            await using var rows = await command.ExecuteReaderAsync();
            while (await rows.ReadAsync())
            {
                // Of those who share an address one may go.
                var (address, state) = (rows.GetString(0), Convert.ToInt32(rows.GetValue(1), CultureInfo.InvariantCulture));
                said[address] = said.GetValueOrDefault(address) is Accepted or Sent or Uncertain ? said[address] : state;
            }
        }

        var taken = sink.Taken.GroupBy(address => address).ToDictionary(same => same.Key, same => same.Count());
        mails += taken.Values.Sum();
        uncertain += said.Values.Count(state => state == Uncertain);
        wrong.AddRange(taken.Where(one => one.Value > 1).Select(one => $"{name}: {one.Key} got {one.Value}."));
        wrong.AddRange(taken.Keys.Where(address => said.GetValueOrDefault(address) is not (Accepted or Sent or Uncertain))
            .Select(address => $"{name}: {address} got one that the ledger does not know."));
        wrong.AddRange(said.Where(one => one.Value is Accepted or Sent && !taken.ContainsKey(one.Key))
            .Select(one => $"{name}: {one.Key} is sent and got none."));
        await Console.Error.WriteLineAsync($"{name} is over after {killed} kills.");
    }

    private static async Task<bool> IsOver(Installation installation, string name)
        => (await Ask(
            installation, $"SELECT 1, count(*) FROM {installation.Table("marketing", "campaign")} WHERE name = '{name}' AND state = 'Done'"))[1] == 1;

    private static string Ledger(Installation installation, string name)
        => $"FROM {installation.Table("marketing", "recipient")} r"
            + $" JOIN {installation.Table("marketing", "campaign")} c ON c.id = r.campaign_id"
            + $" JOIN {installation.Table("clients", "client")} p ON p.id = r.client_id WHERE c.name = '{name}'";

    /// <summary>Two numbers a row.</summary>
    private static async Task<Dictionary<long, long>> Ask(Installation installation, string question)
    {
        await using var connection = await installation.Connect();
        await using var command = connection.CreateCommand();
        command.CommandText = question;
        await using var rows = await command.ExecuteReaderAsync();
        var answer = new Dictionary<long, long>();
        while (await rows.ReadAsync())
        {
            answer[Number(0)] = Number(1);
        }

        return answer;

        long Number(int column) => Convert.ToInt64(rows.GetValue(column), CultureInfo.InvariantCulture);
    }

    private static Guid Id(string answer) => JsonDocument.Parse(answer).RootElement.GetProperty("id").GetGuid();

    private static string State(string answer) => JsonDocument.Parse(answer).RootElement.GetProperty("state").GetString()!;

    private static StringContent JsonContent(object body)
        => new(JsonSerializer.Serialize(body), System.Text.Encoding.UTF8, "application/json");
}
