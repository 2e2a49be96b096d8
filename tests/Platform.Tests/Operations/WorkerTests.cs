using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging.Abstractions;
using Platform.Kernel.Jobs;
using Platform.Kernel.Tenancy;
using Platform.Tests.Support;

namespace Platform.Tests.Operations;

/// <summary>What runs by itself runs once, and takes the site with it under no circumstances.</summary>
[Trait("Needs", "Database")]
public sealed class WorkerTests(SalonApp shared)
{
    [Fact]
    public async Task J1_a_moment_of_the_schedule_is_run_by_one_of_many()
    {
        await using var app = await shared.Another();
        await using var twin = await app.Twin();
        for (var slot = 0; slot < 3; slot++)
        {
            var moment = app.Now.Date.AddHours(slot);
            var ran = await Task.WhenAll(Enumerable.Range(0, 10).Select(turn => Task.Run(() => Run(turn % 2 == 0 ? app : twin, moment))));
            Assert.Single(ran, true);
            Assert.False(await Run(twin, moment));
        }
    }

    [Fact]
    public async Task J5_a_worker_that_fails_or_stalls_leaves_the_site_up_and_shows_in_its_health()
    {
        var (failing, stalled) = (new RestlessWorker(_ => throw new NotSupportedException("a failure")), new RestlessWorker(Stall));
        await using var app = await shared.Another(AppChanges.With(services => services
            .AddSingleton<IHostedService>(failing.On).AddSingleton<IHostedService>(stalled.On)));
        await Task.WhenAll(failing.Begun, stalled.Begun);
        var browser = app.CreateClient();
        Assert.Equal("Healthy", await browser.GetStringAsync("/health/ready"));
        app.Clock.Advance(TimeSpan.FromSeconds(70));
        Assert.Equal("Degraded", await browser.GetStringAsync("/health/ready"));
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync((await app.Open()).Path + "/sign-in")).StatusCode);
        Assert.DoesNotContain(app.Log.All, line => line.Contains("a failure", StringComparison.Ordinal));
    }

    [Fact]
    public async Task O2_a_job_that_fails_in_one_salon_does_its_work_in_the_others()
    {
        var rounds = new Rounds();
        await using var app = await shared.Another(AppChanges.With(services => services.AddSingleton(rounds).AddScoped<FailsOnce>().AddScoped<EachSalon<FailsOnce>>()));
        var salons = new[] { await app.Open(), await app.Open(), await app.Open() };
        await using (var scope = app.Services.CreateAsyncScope())
        {
            await scope.ServiceProvider.GetRequiredService<EachSalon<FailsOnce>>().Run(default);
        }

        Assert.Equal(salons.Select(salon => salon.Tenant.Id), rounds.Seen);
        Assert.Contains(app.Log.All, line => line.Contains($"{nameof(FailsOnce)} failed for tenant {rounds.Seen[0]}: NotSupportedException", StringComparison.Ordinal));
        Assert.DoesNotContain(app.Log.All, line => line.Contains("a failure", StringComparison.Ordinal));
    }

    private static async Task<int> Stall(CancellationToken stopping)
    {
        await Task.Delay(Timeout.Infinite, stopping);
        return 0;
    }

    private static async Task<bool> Run(SalonApp app, DateTime moment)
    {
        await using var scope = app.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<ClockRun<SweepQueues>>().Once(moment, default);
    }

    private sealed class Rounds
    {
        public List<int> Seen { get; } = [];
    }

    private sealed class FailsOnce(Rounds rounds, TenantContext salon) : ISalonClockJob
    {
        public Task Run(CancellationToken cancellationToken)
        {
            rounds.Seen.Add(salon.TenantId);
            return rounds.Seen.Count > 1 ? Task.CompletedTask : throw new NotSupportedException("a failure");
        }
    }

    /// <summary>A worker whose rounds a test describes.</summary>
    private sealed class RestlessWorker(Func<CancellationToken, Task<int>> round)
    {
        private readonly Func<CancellationToken, Task<int>> round = round;
        private readonly TaskCompletionSource begun = new();

        public Task Begun => begun.Task;

        public IHostedService On(IServiceProvider services) => new Loop(this, services.GetRequiredService<WorkSignals>(), services.GetRequiredService<TimeProvider>());

        private sealed class Loop(RestlessWorker owner, WorkSignals signals, TimeProvider clock) : QueueWorker(signals, clock, NullLogger.Instance)
        {
            protected override Task<int> Round(CancellationToken stopping)
            {
                owner.begun.TrySetResult();
                return owner.round(stopping);
            }
        }
    }
}
