using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Platform.Access;
using Platform.Contracts.Access;
using Platform.Kernel.Data;
using Platform.Kernel.Events;
using Platform.Kernel.Tenancy;
using Platform.Tests.Support;

namespace Platform.Tests.Events;

/// <summary>What happens to an event that does not work out.</summary>
[Trait("Needs", "Database")]
public sealed class FailureTests(SalonApp shared)
{
    private const int MostAttempts = 12;

    private readonly Listener listener = new();

    [Fact]
    public async Task E4_a_reaction_that_fails_holds_up_nobody_else()
    {
        await using var app = await shared.Another(listener.Installed);
        var (here, there) = (await app.Open(), await app.Open());
        var poison = await here.SayClientSignedIn();
        Guid[] others = [await here.SayClientSignedIn(), await there.SayClientSignedIn()];
        listener.Before = fact => fact.ClientId == poison ? throw new NotSupportedException() : Task.CompletedTask;
        await app.Dispatch();

        Assert.Equal(0, await app.Effects(poison));
        foreach (var other in others)
        {
            Assert.Equal(1, await app.Effects(other));
        }

        // The others who hear of the same event are served, and are not served again.
        await Replay(app);
        await app.Dispatch();
        Assert.Equal(await HearersBesides(app, others[0]), await HearersBesides(app, poison));
    }

    [Fact]
    public async Task E2_E4_of_many_taken_at_once_only_the_one_that_fails_comes_again()
    {
        await using var app = await shared.Another(listener.InstalledForMany);
        var (here, there) = (await app.Open(), await app.Open());
        Guid[] first = [await here.SayClientSignedIn(), await here.SayClientSignedIn()];
        var (poison, elsewhere, byAnother) = (await here.SayClientSignedIn(), await there.SayClientSignedIn(), Guid.CreateVersion7());
        await using (var scope = app.Services.GetRequiredService<TenantScopes>().Begin(here.Tenant, Actor.System, "another cause"))
        {
            var db = scope.ServiceProvider.GetRequiredService<AccessDb>();
            db.Publish(new ClientSignedIn(byAnother));
            await db.SaveChangesAsync();
        }

        listener.Before = fact => fact.ClientId == poison ? throw new NotSupportedException() : Task.CompletedTask;
        await app.Dispatch();
        Assert.Equal([3, 1, 1, 1, 1], listener.Turns.Where(turn => turn.Tenant == here.Tenant.Id).Select(turn => turn.Events));
        Assert.Equal((OutboxState.Ready, 0), ((await app.Event(poison)).State, await app.Effects(poison)));

        listener.Before = _ => Task.CompletedTask;
        await Replay(app);
        await app.Dispatch();
        foreach (var client in (Guid[])[.. first, poison, elsewhere, byAnother])
        {
            Assert.Equal((OutboxState.Done, 1), ((await app.Event(client)).State, await app.Effects(client)));
        }

        var nested = await app.Events("access.confirmation-sent-again");
        Assert.Equal("another cause", nested.Single(effect => effect.Payload.Contains($"{byAnother}", StringComparison.Ordinal)).Correlation);
    }

    [Fact]
    public async Task E5_a_failed_event_comes_again_by_plan_until_it_works()
    {
        await using var app = await shared.Another(listener.Installed);
        var client = await (await app.Open()).SayClientSignedIn();
        foreach (var planned in (double[])[5, 15, 45])
        {
            listener.Before = _ => throw new NotSupportedException("never written down");
            var before = app.Now;
            await app.Dispatch();
            var message = await app.Event(client);
            Assert.Equal(OutboxState.Ready, message.State);
            Assert.DoesNotContain("never written down", message.LastError, StringComparison.Ordinal);
            Assert.InRange((message.NextAt - before).TotalSeconds, planned * 0.8, (planned * 1.2) + 5);

            listener.Before = _ => Task.CompletedTask;
            app.Clock.Advance(message.NextAt - app.Now - TimeSpan.FromSeconds(1));
            await app.Dispatch();
            Assert.Equal(0, await app.Effects(client));
            app.Clock.Advance(TimeSpan.FromSeconds(1));
        }

        await app.Dispatch();
        Assert.Equal(1, await app.Effects(client));
        Assert.Equal(OutboxState.Done, (await app.Event(client)).State);
    }

    [Fact]
    public async Task E5_after_twelve_attempts_the_owner_replays_or_discards_it()
    {
        await using var app = await shared.Another(listener.Installed);
        var salon = await app.Open();
        var (replayed, discarded) = (await salon.SayClientSignedIn(), await salon.SayClientSignedIn());
        listener.Before = _ => throw new NotSupportedException();
        await FailFor(app, MostAttempts - 1);
        Assert.Equal(OutboxState.Ready, (await app.Event(replayed)).State);
        await FailFor(app, 1);
        Assert.Equal((OutboxState.Dead, MostAttempts), ((await app.Event(replayed)).State, (await app.Event(replayed)).Attempts));

        var (owner, stranger) = (await salon.SignIn(), await (await app.Open()).SignIn());
        await stranger.Post($"/settings/failures/events/{(await app.Event(replayed)).Seq}/replay", []);
        Assert.Equal(HttpStatusCode.NotFound, stranger.Last.StatusCode);
        listener.Before = _ => Task.CompletedTask;
        await owner.Post($"/settings/failures/events/{(await app.Event(replayed)).Seq}/replay", []);
        await owner.Post($"/settings/failures/events/{(await app.Event(discarded)).Seq}/discard", []);
        await app.Dispatch();
        Assert.Equal((1, 0), (await app.Effects(replayed), await app.Effects(discarded)));
        Assert.Equal(OutboxState.Discarded, (await app.Event(discarded)).State);
    }

    [Fact]
    public async Task E6_work_of_a_dead_node_goes_on_when_its_lease_is_over()
    {
        await using var app = await shared.Another(listener.Installed);
        var client = await (await app.Open()).SayClientSignedIn();
        await app.Kernel(db => db.Claim<OutboxMessage>(KernelTables.ClaimableEvents, Guid.NewGuid(), app.Now, TimeSpan.FromSeconds(60), 50));
        app.Clock.Advance(TimeSpan.FromSeconds(55));
        await app.Dispatch();
        Assert.Empty(listener.Heard);
        app.Clock.Advance(TimeSpan.FromSeconds(10));
        await app.Dispatch();
        Assert.Equal(1, await app.Effects(client));
    }

    [Fact]
    public async Task E7_a_slow_node_that_lost_its_lease_changes_nothing()
    {
        Assert.SkipWhen(SalonApp.Provider == DatabaseProvider.Sqlite, "On SQLite a running reaction holds the one write lock: nobody can take over.");
        await using var app = await shared.Another(listener.Installed);
        await using var twin = await app.Twin();
        var client = await (await app.Open()).SayClientSignedIn();
        listener.Before = async _ =>
        {
            listener.Before = _ => Task.CompletedTask;
            app.Clock.Advance(TimeSpan.FromSeconds(90));
            await twin.Dispatch();
        };
        await app.Dispatch();
        Assert.Equal(2, listener.Heard.Count);
        Assert.Equal(1, await app.Effects(client));
        Assert.Equal((OutboxState.Done, 2), ((await app.Event(client)).State, (await app.Event(client)).Attempts));
    }

    [Theory]
    [InlineData("access.renamed-by-a-later-release", 1, "{}"), InlineData("access.client-signed-in", 99, "{}")]
    [InlineData("access.client-signed-in", 1, "{\"clientId\":\"no id\"}"), InlineData("access.client-signed-in", 1, "not even json")]
    public async Task E8_an_event_that_nobody_can_read_is_parked_and_holds_up_nobody(string name, int version, string payload)
    {
        await using var app = await shared.Another(listener.Installed);
        var salon = await app.Open();
        await app.Kernel(db => Task.FromResult(db.Add(new OutboxMessage
        {
            TenantId = salon.Tenant.Id, Name = name, EventVersion = version, Payload = payload, ActorName = "", Correlation = "strange", NextAt = app.Now,
        })));
        var later = await salon.SayClientSignedIn();
        await app.Dispatch();
        Assert.Equal(1, await app.Effects(later));
        var parked = await app.Kernel(db => db.Outbox.SingleAsync(message => message.Correlation == "strange"));
        Assert.Equal((OutboxState.Parked, payload), (parked.State, parked.Payload));
        Assert.Contains(name, (await (await salon.SignIn()).Get("/settings/failures")).Body!.TextContent, StringComparison.Ordinal);
    }

    private static async Task FailFor(SalonApp app, int attempts)
    {
        for (var attempt = 0; attempt < attempts; attempt++)
        {
            await app.Dispatch();
            app.Clock.Advance(TimeSpan.FromHours(2));
        }
    }

    private static Task<int> Replay(SalonApp app)
        => app.Kernel(db => db.Outbox.ExecuteUpdateAsync(set => set.SetProperty(m => m.State, OutboxState.Ready).SetProperty(m => m.NextAt, app.Now)));

    private static async Task<List<string>> HearersBesides(SalonApp app, Guid client)
    {
        var message = (await app.Event(client)).MessageId;
        return await app.Kernel(db => db.Inbox.Where(entry => entry.MessageId == message && entry.Reaction != nameof(ListenWhenClientSignedIn))
            .Select(entry => entry.Reaction).Order().ToListAsync());
    }
}
