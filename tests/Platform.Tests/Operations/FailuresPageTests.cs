using System.Net;
using AngleSharp.Dom;
using Platform.Kernel.Events;
using Platform.Kernel.Mail;
using Platform.Kernel.Tenancy;
using Platform.Tests.Support;

namespace Platform.Tests.Operations;

/// <summary>What failed in a salon is for its owner to see and to settle, and for nobody else.</summary>
[Trait("Needs", "Database")]
public sealed class FailuresPageTests(SalonApp app)
{
    private const string Page = "/settings/failures";

    [Fact]
    public async Task E5_the_owner_sees_tries_again_and_lets_go_what_failed_with_the_buttons_of_the_page()
    {
        var salon = await app.Open();
        var (again, gone) = (await AddMail(salon), await AddMail(salon));
        var (replayed, discarded) = (await AddEvent(salon), await AddEvent(salon));
        var owner = await salon.SignIn();
        Assert.Equal(4, (await owner.Get(Page)).QuerySelectorAll("tbody tr").Length);
        foreach (var (path, seq, what) in (IEnumerable<(string, long, string)>)
            [("mails", again, "replay"), ("mails", gone, "discard"), ("events", replayed, "replay"), ("events", discarded, "discard")])
        {
            var form = Assert.Single((await owner.Get(Page)).QuerySelectorAll("form"), form => form.GetAttribute("action")!.EndsWith($"/{path}/{seq}/{what}", StringComparison.Ordinal));
            await owner.Post(form.GetAttribute("action")!, []);
            Assert.Equal(HttpStatusCode.OK, owner.Last.StatusCode);
        }

        Assert.Empty(owner.Page.QuerySelectorAll("tbody tr"));
        Assert.Equal((MailState.Discarded, OutboxState.Discarded), (await MailStateOf(gone), await EventStateOf(discarded)));
        await app.Settle();
        Assert.Equal((MailState.Sent, OutboxState.Done), (await MailStateOf(again), await EventStateOf(replayed)));
    }

    [Theory, InlineData("replay"), InlineData("discard"), InlineData("anything-else")]
    public async Task E5_T3_nobody_else_sees_or_touches_what_failed(string what)
    {
        var salon = await app.Open();
        var (mail, message) = (await AddMail(salon), await AddEvent(salon));
        var (neighbour, manager) = (await (await app.Open()).SignIn(), await salon.SignIn(Role.Manager));
        Assert.Empty((await neighbour.Get(Page)).QuerySelectorAll("tbody tr"));
        Assert.Empty((await manager.Get(Page)).QuerySelectorAll("tbody tr"));
        foreach (var path in (string[])[$"mails/{mail}", $"events/{message}"])
        {
            await neighbour.Post($"{Page}/{path}/{what}", []);
            Assert.Equal(HttpStatusCode.NotFound, neighbour.Last.StatusCode);
            await manager.Post($"{Page}/{path}/{what}", []);
            Assert.Equal(HttpStatusCode.Forbidden, manager.Last.StatusCode);
        }

        Assert.Equal((MailState.Dead, OutboxState.Dead), (await MailStateOf(mail), await EventStateOf(message)));
    }

    [Theory, InlineData("replay"), InlineData("discard")]
    public async Task E5_what_did_not_fail_cannot_be_settled_by_hand(string what)
    {
        var salon = await app.Open();
        var message = await AddEvent(salon, OutboxState.Done);
        var owner = await salon.SignIn();
        await owner.Post($"{Page}/events/{message}/{what}", []);
        Assert.Equal((HttpStatusCode.NotFound, OutboxState.Done), (owner.Last.StatusCode, await EventStateOf(message)));
    }

    private Task<long> AddMail(Salon salon) => Added(new QueuedMail
    {
        TenantId = salon.Tenant.Id, State = MailState.Dead, Template = "access.activated", Model = """{"name":"Anna"}""", ToAddress = "anna@clients.example", ToName = "Anna",
        Culture = "nl-NL", Cause = $"{Guid.NewGuid()}", Correlation = "test", CreatedAt = app.Now, NextAt = app.Now,
    });

    private Task<long> AddEvent(Salon salon, OutboxState state = OutboxState.Dead) => Added(new OutboxMessage
    {
        TenantId = salon.Tenant.Id, State = state, Name = "access.client-signed-in", EventVersion = 1, Payload = $$"""{"clientId":"{{Guid.NewGuid()}}"}""",
        ActorName = "", Correlation = "test", OccurredAt = app.Now, NextAt = app.Now,
    });

    private async Task<long> Added<T>(T work)
        where T : Kernel.Jobs.QueuedWork
    {
        await app.Kernel(db => Task.FromResult(db.Add(work)));
        return work.Seq;
    }

    private Task<MailState> MailStateOf(long seq) => app.Kernel(async db => (await db.Mails.FindAsync(seq))!.State);

    private Task<OutboxState> EventStateOf(long seq) => app.Kernel(async db => (await db.Outbox.FindAsync(seq))!.State);
}
