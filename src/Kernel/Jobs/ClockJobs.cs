using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using Quartz;

namespace Platform.Kernel.Jobs;

/// <summary>Hands every clock job to Quartz, which keeps the schedules in memory; the (job, slot) row decides who runs.</summary>
internal static class ClockJobs
{
    public static void AddClockJobs(this IServiceCollection services, IEnumerable<Assembly> assemblies)
    {
        var jobs = assemblies.SelectMany(a => a.GetTypes())
            .Where(type => type is { IsClass: true, IsAbstract: false } && type.IsAssignableTo(typeof(IClockJob))).ToList();
        services.AddQuartz(quartz =>
        {
            foreach (var job in jobs)
            {
                var cron = job.GetCustomAttribute<ClockAttribute>()?.Cron
                    ?? throw new InvalidOperationException($"{job.Name} has no [Clock].");
                var key = new JobKey(job.Name);
                quartz.AddJob(typeof(ClockRun<>).MakeGenericType(job), configure: plan => plan.WithIdentity(key));
                quartz.AddTrigger(trigger => trigger.ForJob(key).WithCronSchedule(cron, schedule => schedule.InTimeZone(TimeZoneInfo.Utc)));
            }
        });
        foreach (var job in jobs)
        {
            services.AddScoped(job).AddScoped(typeof(ClockRun<>).MakeGenericType(job));
        }
    }
}
