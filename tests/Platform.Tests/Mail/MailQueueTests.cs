using Microsoft.EntityFrameworkCore;
using Platform.Access.Mails;
using Platform.Kernel.Mail;
using Platform.Kernel.Tenancy;
using Platform.Tests.Support;

namespace Platform.Tests.Mail;

/// <summary>What becomes of a mail between the feature that orders it and the server that takes it.</summary>
[Trait("Needs", "Database")]
public sealed class MailQueueTests(SalonApp shared)
{
    private static readonly double[] PlanInMinutes = [1, 5, 15, 60, 240, 480];

    [Fact]
    public async Task M1_the_same_cause_is_one_mail_however_many_order_it()
    {
        await using var app = await shared.Another();
        var salon = await app.Open();
        var cause = NewCause();
        await Parallel.ForEachAsync(Enumerable.Range(0, 50), async (_, _) =>
        {
            try
            {
                await Order(salon, cause);
            }
            catch (DbUpdateException)
            {
                // Somebody was faster: that is the promise.
            }
        });
        Assert.Equal(MailState.Ready, (await app.Mail(cause)).State);
        await app.Settle();
        Assert.Single(app.Mails.To(To(cause)));
        await Assert.ThrowsAsync<DbUpdateException>(() => Order(salon, cause));
    }

    /// <summary>Attempts that count, and seconds until the next; none means that the mail is settled.</summary>
    [Theory]
    [InlineData(MailOutcome.Accepted, 250, MailState.Sent, 1, 0)]
    [InlineData(MailOutcome.TemporaryFailure, 451, MailState.Ready, 1, 60)]
    [InlineData(MailOutcome.Unknown, null, MailState.Ready, 1, 60)]
    [InlineData(MailOutcome.PermanentFailure, 550, MailState.Rejected, 1, 0)]
    [InlineData(MailOutcome.TransportFailure, 421, MailState.Ready, 0, 15)]
    public async Task M4_the_servers_answer_decides(MailOutcome outcome, int? code, MailState state, int attempts, double wait)
    {
        await using var app = await shared.Another();
        var cause = NewCause();
        await Order(await app.Open(), cause);
        app.Mails.Answer = _ => new MailResult(outcome, code, null, "as scripted");
        var before = app.Now;
        await app.SendMails();
        var mail = await app.Mail(cause);
        Assert.Equal((state, attempts), (mail.State, mail.Attempts));
        Assert.Equal(outcome == MailOutcome.Accepted, mail.SentAt is not null);
        if (state == MailState.Ready)
        {
            Assert.InRange(mail.NextAt, before.AddSeconds(wait * 0.8), app.Now.AddSeconds(wait * 1.2));
        }
    }

    [Fact]
    public async Task M4_a_mail_that_is_refused_for_now_comes_again_by_plan_and_is_dead_after_it()
    {
        await using var app = await shared.Another();
        var cause = NewCause();
        var salon = await app.Open();
        await Order(salon, cause);
        app.Mails.Answer = _ => new MailResult(MailOutcome.TemporaryFailure, 451);
        foreach (var minutes in PlanInMinutes)
        {
            await app.SendMails();
            var next = (await app.Mail(cause)).NextAt;
            Assert.InRange((next - app.Now).TotalMinutes, (minutes * 0.8) - 0.1, minutes * 1.2);
            app.Clock.Advance(next - app.Now);
        }

        await app.SendMails();
        var dead = await app.Mail(cause);
        Assert.Equal((MailState.Dead, PlanInMinutes.Length + 1), (dead.State, dead.Attempts));

        app.Mails.Answer = _ => new MailResult(MailOutcome.Accepted, 250);
        await (await salon.SignIn()).Post($"/settings/failures/mails/{dead.Seq}/replay", []);
        await app.SendMails();
        Assert.Equal(MailState.Sent, (await app.Mail(cause)).State);
    }

    [Fact]
    public async Task M4_a_server_that_is_down_costs_no_mail_an_attempt()
    {
        await using var app = await shared.Another();
        var salon = await app.Open();
        var causes = Enumerable.Range(0, 30).Select(_ => NewCause()).ToList();
        foreach (var cause in causes)
        {
            await Order(salon, cause);
        }

        var tried = 0;
        app.Mails.Answer = _ =>
        {
            Interlocked.Increment(ref tried);
            return new MailResult(MailOutcome.TransportFailure);
        };
        await app.SendMails();
        Assert.InRange(tried, 1, 8);
        Assert.Equal(0, await app.Kernel(db => db.Mails.SumAsync(mail => mail.Attempts)));

        app.Mails.Answer = _ => new MailResult(MailOutcome.Accepted);
        app.Clock.Advance(TimeSpan.FromSeconds(20));
        await app.SendMails();
        Assert.All(causes, cause => Assert.Single(app.Mails.To(To(cause))));
    }

    [Fact]
    public async Task M3_a_mail_that_may_have_been_taken_is_sent_again_as_the_same_mail()
    {
        await using var app = await shared.Another();
        var salon = await app.Open();
        var lost = new List<OutgoingMail>();
        app.Mails.Answer = mail =>
        {
            lost.Add(mail);
            return new MailResult(MailOutcome.Unknown);
        };
        await salon.Visit().Post("/forgot", new() { ["Email"] = Salon.EmailOf(Role.Owner) });
        await app.SendMails();
        app.Mails.Answer = _ => new MailResult(MailOutcome.Accepted);
        app.Clock.Advance(TimeSpan.FromMinutes(2));
        await app.SendMails();
        var again = Assert.Single(app.Mails.To(Salon.EmailOf(Role.Owner)));
        Assert.Equal((lost[0].MessageId, SentMails.LinkIn(lost[0])), (again.MessageId, SentMails.LinkIn(again)));
    }

    [Fact]
    public async Task M3_a_mail_of_a_node_that_died_at_the_hand_over_is_sent_by_another()
    {
        await using var app = await shared.Another();
        var cause = NewCause();
        await Order(await app.Open(), cause);
        await app.Kernel(db => db.Mails.Where(mail => mail.Cause == cause).ExecuteUpdateAsync(set => set
            .SetProperty(mail => mail.State, MailState.HandingOver).SetProperty(mail => mail.Attempts, 1)
            .SetProperty(mail => mail.LeaseToken, Guid.NewGuid()).SetProperty(mail => mail.NextAt, app.Now.AddMinutes(5))));
        await app.SendMails();
        Assert.Empty(app.Mails.All);
        app.Clock.Advance(TimeSpan.FromMinutes(5.1));
        await app.SendMails();
        Assert.Equal((MailState.Sent, 2), ((await app.Mail(cause)).State, (await app.Mail(cause)).Attempts));
    }

    [Fact]
    public async Task E7_a_slow_node_that_lost_the_lease_of_a_mail_changes_nothing()
    {
        await using var app = await shared.Another();
        await using var twin = await app.Twin();
        var cause = NewCause();
        await Order(await app.Open(), cause);
        app.Mails.Answer = _ =>
        {
            app.Mails.Answer = _ => new MailResult(MailOutcome.Accepted, 250);
            app.Clock.Advance(TimeSpan.FromMinutes(6));
            twin.SendMails().GetAwaiter().GetResult();
            return new MailResult(MailOutcome.PermanentFailure, 550);
        };
        await app.SendMails();
        Assert.Equal((MailState.Sent, 250), ((await app.Mail(cause)).State, (await app.Mail(cause)).ServerCode));
    }

    [Fact]
    public async Task M10_a_link_begins_with_the_address_of_the_catalogue()
    {
        var salon = await shared.Open();
        var email = $"m10@{salon.Tenant.Slug}.example";
        await salon.Save(db => db.Add(new Platform.Access.StaffAccount { Name = "M", Email = email, EmailKey = email, ConfirmedAt = DateTime.UnixEpoch }));
        var forged = new Browser(shared, $"http://evil.example{salon.Path}");
        forged.Http.DefaultRequestHeaders.Add("X-Forwarded-Host", "evil.example");
        await forged.Get("/forgot");
        await forged.Post("/forgot", new() { ["Email"] = email });
        await shared.Settle();
        var mail = Assert.Single(shared.Mails.To(email));
        Assert.Contains($"http://localhost{salon.Path}/l/", mail.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("evil", mail.Text + mail.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task M11_a_mail_past_its_time_is_dropped()
    {
        await using var app = await shared.Another();
        var (late, timely) = (NewCause(), NewCause());
        var salon = await app.Open();
        await Order(salon, late, app.Now.AddHours(1));
        await Order(salon, timely, app.Now.AddHours(3));
        app.Clock.Advance(TimeSpan.FromHours(2));
        await app.SendMails();
        Assert.Equal((MailState.Expired, MailState.Sent), ((await app.Mail(late)).State, (await app.Mail(timely)).State));
        Assert.Empty(app.Mails.To(To(late)));
    }

    private static string NewCause() => $"cause-{Guid.NewGuid():N}";

    private static string To(string cause) => $"{cause}@clients.example";

    private static Task Order(Salon salon, string cause, DateTime? by = null) => salon.Save(db => db.Send(
        new MailOrder(typeof(ActivatedMail), new ActivatedMailModel("Anna"), To(cause), "Anna", "nl-NL", cause) { DeliverBy = by }));
}
