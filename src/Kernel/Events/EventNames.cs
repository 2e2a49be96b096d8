using System.Reflection;

namespace Platform.Kernel.Events;

/// <summary>Which class carries which stored name. The database never names a class.</summary>
public sealed class EventNames
{
    private readonly Dictionary<string, (Type Type, EventNameAttribute Name)> byName = [];

    /// <exception cref="InvalidOperationException">Two events share a name, or one has none.</exception>
    public EventNames(IEnumerable<Assembly> assemblies)
    {
        foreach (var type in assemblies.SelectMany(a => a.GetTypes()).Where(t => t.IsSubclassOf(typeof(Event)) && !t.IsAbstract))
        {
            var name = type.GetCustomAttribute<EventNameAttribute>() ?? throw new InvalidOperationException($"{type.Name} has no [EventName].");
            if (!byName.TryAdd(name.Name, (type, name)))
            {
                throw new InvalidOperationException($"Two events are called {name.Name}.");
            }
        }
    }

    public IReadOnlyDictionary<string, (Type Type, EventNameAttribute Name)> All => byName;

    /// <summary>Null when the name is unknown here, or of a later version than this release can read.</summary>
    public (Type Type, EventNameAttribute Name)? Find(string name, int version)
        => byName.TryGetValue(name, out var found) && version <= found.Name.Version ? found : null;
}
