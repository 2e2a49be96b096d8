using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Platform.Access.Mails;
using Platform.Kernel.Data;
using Platform.Kernel.Events;
using Platform.Kernel.Jobs;
using Platform.Kernel.Mail;
using Platform.Tests.Support;

namespace Platform.Tests.Operations;

/// <summary>A node that is told to stop leaves nothing behind that others would have to wait for.</summary>
[Trait("Needs", "Database")]
public sealed class StopTests(SalonApp shared)
{
    private const string Kind = "tests.endless";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly Endless endless = new();

    [Fact]
    public async Task J4_a_mail_that_nobody_takes_is_handed_back_at_the_stop()
    {
        await using var app = await Working<MailWorker>(services => services.AddSingleton<IMailTransport>(endless));
        await (await app.Open()).Save(db => db.Send(new MailOrder(typeof(ActivatedMail), new ActivatedMailModel("Anna"), "a@b.example", "Anna", "nl-NL", "endless")));
        await Stop(app);
        await IsFree(app, "queued_mail", "cause = 'endless'");
    }

    [Fact]
    public async Task J4_an_event_whose_reaction_does_not_end_is_handed_back_at_the_stop()
    {
        var listener = new Listener { Hold = endless.Work };
        await using var app = await Working<Dispatcher>(listener.Installed.Services);
        await (await app.Open()).SayClientSignedIn();
        await Stop(app);
        await IsFree(app, "outbox_message", "name = 'access.client-signed-in'");
    }

    [Fact]
    public async Task J4_long_work_is_handed_back_at_the_stop()
    {
        await using var app = await Working<JobWorker>(services => services.AddScoped<QueuedTask>(_ => new EndlessTask(endless)));
        await (await app.Open()).Save(db => db.Enqueue(Kind, Guid.NewGuid()));
        await Stop(app);
        await IsFree(app, "queued_job", $"kind = '{Kind}'");
    }

    /// <summary>An application with this worker at work, and with a visitor who would not be served before the time is up.</summary>
    private Task<SalonApp> Working<TWorker>(Action<IServiceCollection> changes)
        where TWorker : QueueWorker => shared.Another(AppChanges.With(services =>
        {
            changes(services);
            services.AddSingleton(new WorkSignals { TimeToEnd = TimeSpan.Zero });
            services.AddSingleton<IHostedService>(provider => provider.GetRequiredService<TWorker>());
            services.AddSingleton<IHostedService>(new SlowVisitor(endless));
        }));

    private async Task Stop(SalonApp app)
    {
        await endless.Begun.WaitAsync(Patience);
        await app.Services.GetRequiredService<IHost>().StopAsync().WaitAsync(Patience);
    }

    /// <summary>Anybody may take it at once, and it has not lost an attempt.</summary>
    private static async Task IsFree(SalonApp app, string table, string which)
    {
        var named = SalonApp.Provider == DatabaseProvider.Sqlite ? $"kernel_{table}" : $"kernel.{table}";
        Assert.Equal(["Ready|0|"], await Tables.Read(app.Connection, $"SELECT state, attempts, lease_token FROM {named} WHERE {which}"));
    }

    /// <summary>Work that goes on until it is called off.</summary>
    private sealed class Endless : IMailTransport
    {
        private readonly TaskCompletionSource begun = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource calledOff = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Begun => begun.Task;

        public Task CalledOff => calledOff.Task;

        public async Task Work(CancellationToken cancellationToken)
        {
            begun.TrySetResult();
            try
            {
                await Task.Delay(Timeout.Infinite, cancellationToken);
            }
            finally
            {
                calledOff.TrySetResult();
            }
        }

        public async Task<MailResult> Send(OutgoingMail mail, Func<Task>? beforeData, CancellationToken cancellationToken)
        {
            await beforeData!();
            await Work(cancellationToken);
            return new MailResult(MailOutcome.Unknown);
        }
    }

    private sealed class EndlessTask(Endless endless) : QueuedTask
    {
        public override string Kind => StopTests.Kind;

        public override Task Run(Guid subjectId, CancellationToken cancellationToken) => endless.Work(cancellationToken);

        public override Task GiveUp(Guid subjectId) => Task.CompletedTask;
    }

    /// <summary>Stops before the workers, as the web server does, and not until they are called off: in turn they would never be.</summary>
    private sealed class SlowVisitor(Endless endless) : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.WhenAny(endless.CalledOff, Task.Delay(Timeout.Infinite, cancellationToken));
    }
}
