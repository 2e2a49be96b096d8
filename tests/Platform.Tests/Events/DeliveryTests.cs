using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Platform.Access;
using Platform.Contracts.Access;
using Platform.Kernel.Data;
using Platform.Kernel.Events;
using Platform.Tests.Support;

namespace Platform.Tests.Events;

/// <summary>An event is there exactly when its change is, and has its effect once, in the salon it comes from.</summary>
[Trait("Needs", "Database")]
public sealed class DeliveryTests(SalonApp shared)
{
    private readonly Listener listener = new();

    [Fact]
    public async Task E1_an_event_commits_or_vanishes_with_its_change()
    {
        var salon = await shared.Open();
        var (said, unsaid) = (Guid.NewGuid(), Guid.NewGuid());
        await salon.Save(db => Sign(db, "once", said));
        await Assert.ThrowsAsync<DbUpdateException>(() => salon.Save(db => Sign(db, "once", unsaid)));
        await using var scope = salon.Scope();
        var torn = scope.ServiceProvider.GetRequiredService<AccessDb>();
        await Assert.ThrowsAsync<NotSupportedException>(() => torn.InTransaction(
            async () =>
            {
                Sign(torn, "torn", unsaid);
                await torn.SaveChangesAsync();
                throw new NotSupportedException();
            },
            default));

        var events = string.Join('\n', (await shared.Events("access.client-signed-in")).Select(message => message.Payload));
        Assert.Contains($"{said}", events, StringComparison.Ordinal);
        Assert.DoesNotContain($"{unsaid}", events, StringComparison.Ordinal);

        static void Sign(AccessDb db, string hash, Guid client)
        {
            db.Add(new ApiKey { Name = "Key", KeyHash = hash });
            db.Publish(new ClientSignedIn(client));
        }
    }

    [Fact]
    public async Task E2_two_nodes_and_a_second_delivery_have_one_effect()
    {
        await using var app = await shared.Another(listener.Installed);
        await using var twin = await app.Twin();
        Salon[] salons = [await app.Open(), await app.Open(), await app.Open()];
        var said = new List<Guid>();
        foreach (var turn in Enumerable.Range(0, 60))
        {
            said.Add(await salons[turn % salons.Length].SayClientSignedIn());
        }

        await Task.WhenAll(app.Dispatch(), twin.Dispatch());
        await app.Kernel(db => db.Outbox.ExecuteUpdateAsync(set => set.SetProperty(m => m.State, OutboxState.Ready).SetProperty(m => m.NextAt, app.Now)));
        await Task.WhenAll(app.Dispatch(), twin.Dispatch());
        var effects = await app.Events("access.confirmation-sent-again");
        Assert.Equal(said.Count, effects.Count);
        Assert.All(said, client => Assert.Single(effects, effect => effect.Payload.Contains($"{client}", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task E3_nothing_is_heard_before_the_commit()
    {
        await using var app = await shared.Another(listener.Installed);
        var salon = await app.Open();
        await using var scope = salon.Scope();
        var db = scope.ServiceProvider.GetRequiredService<AccessDb>();
        Task<int>? dispatched = null;
        await Assert.ThrowsAsync<NotSupportedException>(() => db.InTransaction(
            async () =>
            {
                db.Publish(new ClientSignedIn(Guid.NewGuid()));
                await db.SaveChangesAsync();
                dispatched = app.Dispatch();

                // SQLite has one writer: there the dispatcher waits until this transaction is over.
                await (SalonApp.Provider == DatabaseProvider.Sqlite ? Task.CompletedTask : dispatched);
                throw new NotSupportedException();
            },
            default));
        await dispatched!;
        Assert.Empty(listener.Heard);
    }

    [Fact]
    public async Task T11_a_reaction_works_in_the_salon_and_the_name_of_its_cause()
    {
        await using var app = await shared.Another(listener.Installed);
        var (here, there) = (await app.Open(), await app.Open());
        var (first, second) = (await here.SayClientSignedIn(), await there.SayClientSignedIn());
        await app.Dispatch();
        Assert.Equal(
            [(here.Tenant.Id, first), (there.Tenant.Id, second)],
            listener.Heard.Select(heard => (heard.Tenant, heard.Fact.ClientId)).OrderBy(heard => heard.Tenant));
        Assert.All(listener.Heard, heard => Assert.Equal(("Test", "test"), (heard.Envelope.Actor.Name, heard.Envelope.Correlation)));
        var nested = await app.Events("access.confirmation-sent-again");
        Assert.All(nested, effect => Assert.Equal(("Test", "test"), (effect.ActorName, effect.Correlation)));
        Assert.Equal([here.Tenant.Id, there.Tenant.Id], nested.Select(effect => effect.TenantId).Order());
    }
}
