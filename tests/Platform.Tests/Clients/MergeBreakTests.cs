using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Platform.Clients;
using Platform.Clients.Merging;
using Platform.Kernel.Web;
using Platform.Tests.Support;

namespace Platform.Tests.Clients;

/// <summary>A merge, and taking it back, is there whole or not at all, whichever statement it breaks off before.</summary>
[Trait("Needs", "Database")]
public sealed class MergeBreakTests(SalonApp app)
{
    [Fact]
    public async Task D2_a_merge_or_its_undoing_that_breaks_off_anywhere_leaves_nothing_half_done()
    {
        var salon = await app.Open();
        var api = await salon.Api();
        var cards = new[] { await api.Add("Anna", "Berg"), await api.Add("Anna", "Bergh", "anna@berg.example"), await api.Add("An", "Berg") };
        await app.Settle();
        var input = new MergeInput { MainId = cards[0], OtherIds = [.. cards[1..]] };
        var broken = await Break(salon, scope => scope.GetRequiredService<MergeClients.Merging>().Merge(input, null, new FormState(), default));
        Assert.InRange(broken, 5, 50);
        Assert.Single(await api.Items("clients"));

        // Whatever else is tested meanwhile brings events of this salon too to those who hear them.
        await app.Settle();
        await using var reading = salon.Scope();
        var merge = (await reading.ServiceProvider.GetRequiredService<ClientsDb>().Merges.SingleAsync()).Id;
        broken = await Break(salon, scope => scope.GetRequiredService<UndoMerge.Undoing>().Undo(merge, default));
        Assert.InRange(broken, 5, 50);
        Assert.Equal(3, (await api.Items("clients")).Count);
    }

    /// <summary>Does the work again and again, breaking it off one statement later each time, until it comes through.</summary>
    /// <returns>At how many statements it was broken off.</returns>
    private async Task<int> Break(Salon salon, Func<IServiceProvider, Task> work)
    {
        var tables = new Tables(app);
        var before = await tables.Sums(salon);
        for (var at = 1; ; at++)
        {
            await using var scope = salon.Scope();
            using var breaking = new Breaking(scope.ServiceProvider.GetRequiredService<ClientsDb>(), at);
            try
            {
                await work(scope.ServiceProvider);
                return at - 1;
            }
            catch (Exception thrown) when (thrown.GetBaseException() is BrokenOffException)
            {
                Assert.Equal(before, await tables.Sums(salon));
            }
        }
    }

    private sealed class BrokenOffException : Exception;

    /// <summary>Throws before the n-th statement of one database context.</summary>
    private sealed class Breaking : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
    {
        private readonly DbContext db;
        private readonly IDisposable listeners;
        private readonly List<IDisposable> events = [];
        private int left;

        public Breaking(DbContext db, int at)
        {
            (this.db, left) = (db, at);
            listeners = DiagnosticListener.AllListeners.Subscribe(this);
        }

        public void OnNext(DiagnosticListener value)
        {
            if (value.Name == DbLoggerCategory.Name)
            {
                events.Add(value.Subscribe(this, name => name == RelationalEventId.CommandExecuting.Name));
            }
        }

        public void OnNext(KeyValuePair<string, object?> value)
        {
            if (value.Value is CommandEventData command && command.Context == db && --left == 0)
            {
                throw new BrokenOffException();
            }
        }

        public void OnCompleted()
        {
        }

        public void OnError(Exception error)
        {
        }

        public void Dispose()
        {
            listeners.Dispose();
            events.ForEach(one => one.Dispose());
        }
    }
}
