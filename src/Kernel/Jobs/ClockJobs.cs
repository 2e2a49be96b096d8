using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using Quartz;

namespace Platform.Kernel.Jobs;

/// <summary>Hands every clock job to Quartz, which keeps the schedules in memory; the (job, slot) row decides who runs.</summary>
internal static class ClockJobs
{
    public static void AddClockJobs(this IServiceCollection services, IEnumerable<Assembly> assemblies)
    {
        var types = assemblies.SelectMany(a => a.GetTypes()).Where(type => type is { IsClass: true, IsAbstract: false, IsGenericType: false }).ToList();
        var ofSalons = types.Where(type => type.IsAssignableTo(typeof(ISalonClockJob))).ToList();
        var jobs = types.Where(type => type.IsAssignableTo(typeof(IClockJob))).Select(job => (Named: job, Run: job))
            .Concat(ofSalons.Select(job => (Named: job, Run: typeof(EachSalon<>).MakeGenericType(job)))).ToList();
        services.AddQuartz(quartz =>
        {
            foreach (var (named, job) in jobs)
            {
                var cron = named.GetCustomAttribute<ClockAttribute>()?.Cron
                    ?? throw new InvalidOperationException($"{named.Name} has no [Clock].");
                var key = new JobKey(named.Name);
                quartz.AddJob(typeof(ClockRun<>).MakeGenericType(job), configure: plan => plan.WithIdentity(key));
                quartz.AddTrigger(trigger => trigger.ForJob(key).WithCronSchedule(cron, schedule => schedule.InTimeZone(TimeZoneInfo.Utc)));
            }
        });
        ofSalons.ForEach(job => services.AddScoped(job));
        foreach (var (_, job) in jobs)
        {
            services.AddScoped(job).AddScoped(typeof(ClockRun<>).MakeGenericType(job));
        }
    }
}
