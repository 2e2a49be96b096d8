using System.Data.Common;
using System.Net.Http.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Platform.Marketing;
using Platform.Marketing.Automations;
using Platform.Tests.Support;

namespace Platform.Tests.Marketing;

/// <summary>Workers that die between any two statements, and two at once: nobody gets a step twice, and nobody loses one.</summary>
[Trait("Needs", "Database")]
public sealed class AutomationKillTests(SalonApp shared)
{
    [Fact]
    public async Task R37_after_a_death_at_any_statement_another_worker_does_each_step_exactly_once()
    {
        var death = new Death();
        await using var app = await shared.Another(AppChanges.With(services => services.ConfigureDbContext<MarketingDb>(options => options.AddInterceptors(death, death.OfTransactions))));
        await using var other = await app.Twin();
        var salon = await app.Open();
        var steps = await AutomationSteps.Of(app, salon);
        var (begin, first, last) = (await steps.Api.Make("labels", new { name = "Begin" }), await steps.Api.Make("labels", new { name = "Een" }), await steps.Api.Make("labels", new { name = "Vier" }));
        var list = await steps.Api.Make("lists", new { name = "Acties" });
        var id = await steps.Run(new
        {
            name = "Vijf", trigger = "labelAdded", labelId = begin,
            steps = new[]
            {
                new { type = "addLabel", labelId = first }, AutomationSteps.Mail("Een mail"), new { type = "addToList", listId = list }, new { type = "addLabel", labelId = last },
                new { type = "removeLabel", labelId = first },
            },
        });
        var clients = new List<Guid>();
        var (worker, otherWorker) = (app.Services.GetRequiredService<AutomationWorker>(), other.Services.GetRequiredService<AutomationWorker>());
        for (var (statement, died) = (1, true); died; statement++)
        {
            var client = await steps.Campaigns.Subscribe($"Klant {statement}", steps.Campaigns.Address(statement));
            clients.Add(client);
            await steps.Label(client, begin);
            await app.Dispatch();
            death.At(statement);
            await worker.Drain();
            died = death.HasCome;
            death.At(int.MaxValue);
            app.Clock.Advance(TimeSpan.FromMinutes(1));
            await otherWorker.Drain();
        }

        await other.Settle();
        Assert.InRange(clients.Count, 20, 200);
        Assert.All(await steps.Enrolments(id), one => Assert.Equal((EnrolmentState.Done, 5), (one.State, one.Step)));
        Assert.Equal(clients.Count, (await steps.Enrolments(id)).Count);
        Assert.All(Enumerable.Range(1, clients.Count), number => Assert.Single(app.Mails.To(steps.Campaigns.Address(number))));
        var (added, removed, subscribed) = (await app.Events("marketing.label-added"), await app.Events("marketing.label-removed"), await app.Events("marketing.subscribed"));
        foreach (var client in clients)
        {
            Assert.Equal((3, 1, 1), (About(added, client), About(removed, client), About(subscribed, client)));
            Assert.Equal([begin, last], (await steps.Campaigns.Db(db => db.LabelsOnClients.Where(one => one.ClientId == client).Select(one => one.LabelId).ToListAsync())).OrderBy(label => label == last));
        }

        static int About(IEnumerable<Kernel.Events.OutboxMessage> events, Guid client) => events.Count(one => one.Payload.Contains($"{client}", StringComparison.Ordinal));
    }

    [Fact]
    public async Task R37_two_workers_at_once_take_each_step_once_and_a_merged_card_waits_until_it_stands_alone_again()
    {
        await using var app = await shared.Another();
        await using var other = await app.Twin();
        var salon = await app.Open();
        var steps = await AutomationSteps.Of(app, salon);
        var begin = await steps.Api.Make("labels", new { name = "Begin" });
        var id = await steps.Run(new { name = "Wachten", trigger = "labelAdded", labelId = begin, steps = new[] { new { type = "wait", amount = 1, unit = "hours" }, AutomationSteps.Mail("Een mail") } });
        var clients = await steps.Campaigns.SubscribeMany(8);
        foreach (var client in clients)
        {
            await steps.Label(client, begin);
        }

        await app.Settle();
        var merge = await steps.Api.Make("clients/merge", new { mainId = clients[0], otherIds = new[] { clients[1] } });
        await app.Settle();
        app.Clock.Advance(TimeSpan.FromHours(2));
        await Task.WhenAll(Task.Run(() => app.Services.GetRequiredService<AutomationWorker>().Drain()), Task.Run(() => other.Services.GetRequiredService<AutomationWorker>().Drain()));
        app.Clock.Advance(TimeSpan.FromMinutes(1));
        await other.Settle();
        Assert.Equal([1, 0, 1, 1, 1, 1, 1, 1], Enumerable.Range(0, 8).Select(number => app.Mails.To(steps.Campaigns.Address(number)).Count));
        (await steps.Api.PostAsync($"merges/{merge}/undo", null)).EnsureSuccessStatusCode();
        await app.Settle();
        app.Clock.Advance(TimeSpan.FromMinutes(1));
        await app.Settle();
        Assert.Single(app.Mails.To(steps.Campaigns.Address(1)));
        Assert.All(await steps.Enrolments(id), one => Assert.Equal(EnrolmentState.Done, one.State));
    }

    /// <summary>Throws at the nth statement or end of a transaction of the module, as a process that dies there would go no further.</summary>
    private sealed class Death : DbCommandInterceptor
    {
        private int left = int.MaxValue;

        public Death() => OfTransactions = new AtCommit(this);

        public DbTransactionInterceptor OfTransactions { get; }

        public bool HasCome { get; private set; }

        public void At(int statement) => (left, HasCome) = (statement, false);

        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
        {
            Count();
            return ValueTask.FromResult(result);
        }

        public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
        {
            Count();
            return ValueTask.FromResult(result);
        }

        private void Count()
        {
            if (Interlocked.Decrement(ref left) == 0)
            {
                HasCome = true;
                throw new InvalidOperationException("The process dies here.");
            }
        }

        private sealed class AtCommit(Death death) : DbTransactionInterceptor
        {
            public override ValueTask<InterceptionResult> TransactionCommittingAsync(
                DbTransaction transaction, TransactionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default)
            {
                death.Count();
                return ValueTask.FromResult(result);
            }

            public override Task TransactionCommittedAsync(DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default)
            {
                death.Count();
                return Task.CompletedTask;
            }
        }
    }
}
