using Microsoft.Extensions.Hosting;
using Platform.Kernel.Events;
using Platform.Kernel.Jobs;
using Platform.Kernel.Mail;
using Quartz;

namespace Platform.Host.Operations;

/// <summary>The workers of this process, and how they stop.</summary>
public static class BackgroundWork
{
    /// <summary>Below the 30 seconds that systemd and containers wait before they kill.</summary>
    private static readonly TimeSpan LongestStop = TimeSpan.FromSeconds(25);

    public static void AddBackgroundWork(this IServiceCollection services, IConfiguration configuration, string dataFolder)
    {
        services.AddSingleton(provider => Settings.MailTransport(configuration, dataFolder, provider.GetRequiredService<TimeProvider>()));
        services.Configure<HostOptions>(options =>
        {
            options.ShutdownTimeout = LongestStop;

            // In turn, workers would first hear of it when the last slow visitor is served, and have no time left.
            options.ServicesStopConcurrently = true;
            options.BackgroundServiceExceptionBehavior = BackgroundServiceExceptionBehavior.Ignore;
        });

        // The tests do the work themselves, when they say so.
        if (configuration.GetValue("Workers:Enabled", true))
        {
            services.AddHostedService(provider => provider.GetRequiredService<Dispatcher>());
            services.AddHostedService(provider => provider.GetRequiredService<MailWorker>());
            services.AddHostedService(provider => provider.GetRequiredService<JobWorker>());
            services.AddQuartzHostedService(options => options.WaitForJobsToComplete = true);
        }
    }
}
