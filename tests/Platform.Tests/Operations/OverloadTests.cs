using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Platform.Access.Mails;
using Platform.Host.Operations;
using Platform.Kernel.Data;
using Platform.Kernel.Events;
using Platform.Kernel.Mail;
using Platform.Tests.Support;

namespace Platform.Tests.Operations;

/// <summary>More than can be done, or nothing to do it with: whoever asks is told to come back, and nobody pays for another.</summary>
[Trait("Needs", "Database")]
public sealed class OverloadTests(SalonApp shared)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task O1_O2_a_salon_that_fills_its_share_is_told_when_to_come_back_and_the_next_one_is_served()
    {
        await using var app = await shared.Another();
        var (noisy, calm) = (await app.Open(), await app.Open());
        var crowd = app.CreateClient(new() { AllowAutoRedirect = false });
        var held = new TaskCompletionSource();
        var most = Limits.ShareAtOnce + Limits.ShareWaiting;
        var asked = Enumerable.Range(0, most + 1).Select(_ => crowd.PostAsync($"{noisy.Path}/sign-in", new HeldForm(held.Task))).ToList();
        var first = await Task.WhenAny(asked).WaitAsync(Patience);
        Assert.True(IsToldToComeBack(await first));

        var others = calm.Visit();
        await others.Get("/sign-in").WaitAsync(Patience);
        Assert.Equal(HttpStatusCode.OK, others.Last.StatusCode);

        held.SetResult();
        asked.Remove(first);
        Assert.All(await Task.WhenAll(asked), answer => Assert.True((int)answer.StatusCode < 500));
        Assert.Equal(HttpStatusCode.OK, (await crowd.GetAsync($"{noisy.Path}/sign-in")).StatusCode);
    }

    [Fact]
    public async Task O2_a_salon_with_hundreds_of_mails_and_events_does_not_stand_in_the_way_of_one()
    {
        await using var app = await shared.Another();
        var (noisy, calm) = (await app.Open(), await app.Open());
        for (var number = 0; number < 200; number++)
        {
            await noisy.SayClientSignedIn();
            await noisy.Save(db => db.Send(Mail($"noisy-{number}")));
        }

        var later = await calm.SayClientSignedIn();
        await calm.Save(db => db.Send(Mail("calm")));
        var mails = await app.Kernel(db => db.Claim<QueuedMail>(KernelTables.ClaimableMails, Guid.NewGuid(), app.Now, TimeSpan.FromMinutes(1), 10));
        var events = await app.Kernel(db => db.Claim<OutboxMessage>(KernelTables.ClaimableEvents, Guid.NewGuid(), app.Now, TimeSpan.FromMinutes(1), 10));
        Assert.Contains(mails, mail => mail.Cause == "calm");
        Assert.Contains(events, message => message.Payload.Contains($"{later}", StringComparison.Ordinal));
        Assert.Equal((10, 10), (mails.Count, events.Count));
    }

    [Fact]
    public async Task O1_while_the_database_is_away_everybody_is_told_to_come_back_and_finds_all_as_it_was()
    {
        Assert.SkipUnless(SalonApp.Provider == DatabaseProvider.PostgreSql, "A file does not go away; the test beside this one locks it.");
        var (app, cluster) = await SalonApp.WithOwnCluster();
        await using var first = cluster;
        await using var then = app;
        var salon = await app.Open();
        var (owner, program, anybody) = (await salon.SignIn(), await salon.Api(), app.CreateClient());
        await cluster.Go();

        // Longer than the list of salons is taken for fresh.
        app.Clock.Advance(TimeSpan.FromSeconds(10));
        Assert.True(IsToldToComeBack(await owner.Http.GetAsync($"{salon.Path}/clients")));
        Assert.True(IsToldToComeBack(await program.GetAsync("clients")));
        Assert.True(IsToldToComeBack(await program.PostAsJsonAsync("clients", new { firstName = "Anna" })));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await anybody.GetAsync("/health/ready")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await anybody.GetAsync("/health/live")).StatusCode);

        await cluster.Come();
        Assert.Equal(HttpStatusCode.OK, (await anybody.GetAsync("/health/ready")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await owner.Http.GetAsync($"{salon.Path}/clients")).StatusCode);
        Assert.Empty(await program.Items("clients"));
    }

    [Fact]
    public async Task O1_D3_while_the_file_is_locked_writers_are_told_to_come_back_and_readers_read()
    {
        Assert.SkipUnless(SalonApp.Provider == DatabaseProvider.Sqlite, "Only a file can be locked as a whole.");
        var file = Path.Combine(Directory.CreateTempSubdirectory("platform-test-").FullName, "platform.db");
        await using var app = await shared.Another(AppChanges.Setting("Database:ConnectionString", $"Data Source={file};Default Timeout=1"));
        var program = await (await app.Open()).Api();
        await using (var other = new SqliteConnection($"Data Source={file};Pooling=false"))
        {
            await other.OpenAsync();
            await using var holding = other.BeginTransaction();
            Assert.True(IsToldToComeBack(await program.PostAsJsonAsync("clients", new { firstName = "Anna" })));
            Assert.Empty(await program.Items("clients"));
        }

        Assert.Equal(HttpStatusCode.Created, (await program.PostAsJsonAsync("clients", new { firstName = "Anna" })).StatusCode);
    }

    private static bool IsToldToComeBack(HttpResponseMessage answer)
        => answer.StatusCode == HttpStatusCode.ServiceUnavailable && answer.Headers.RetryAfter?.Delta > TimeSpan.Zero;

    private static MailOrder Mail(string cause) => new(typeof(ActivatedMail), new ActivatedMailModel("Anna"), "anna@clients.example", "Anna", "nl-NL", cause);

    /// <summary>A form of which nothing arrives until it may.</summary>
    private sealed class HeldForm : HttpContent
    {
        private readonly Task held;

        public HeldForm(Task held)
        {
            this.held = held;
            Headers.ContentType = new MediaTypeHeaderValue("application/x-www-form-urlencoded");
        }

        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            await held;
            await stream.WriteAsync("Email=a"u8.ToArray());
        }

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }
}
