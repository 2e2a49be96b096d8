using Microsoft.Extensions.DependencyInjection;

namespace Platform.Tests.Support;

/// <summary>What a test's own application does differently from the shared one.</summary>
public sealed record AppChanges(IReadOnlyDictionary<string, string> Settings, Action<IServiceCollection> Services)
{
    public static AppChanges None { get; } = new(new Dictionary<string, string>(), _ => { });

    public static AppChanges Setting(string name, string value) => None with { Settings = new Dictionary<string, string> { [name] = value } };

    /// <summary>It listens on a port of this machine, for real browsers.</summary>
    public bool OnPort { get; init; }

    public static AppChanges With(Action<IServiceCollection> services) => None with { Services = services };
}
