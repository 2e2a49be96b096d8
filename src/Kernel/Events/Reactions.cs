using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using Platform.Kernel.Data;

namespace Platform.Kernel.Events;

/// <summary>One class that hears one kind of event, and the context of the module it lives in.</summary>
public sealed record ReactionEntry(Type Type, Type Hears, Type Database)
{
    /// <summary>As the inbox knows it.</summary>
    public string Name => Type.Name;

    internal Task React(IServiceProvider services, Event fact, Envelope envelope, CancellationToken cancellationToken)
    {
        var reaction = services.GetRequiredService(Type);
        return (Task)typeof(IReaction<>).MakeGenericType(Hears).GetMethod(nameof(IReaction<>.React))!
            .Invoke(reaction, BindingFlags.DoNotWrapExceptions, null, [fact, envelope, cancellationToken], null)!;
    }
}

/// <summary>Everybody who hears something, found by scanning the modules.</summary>
public sealed class Reactions(IReadOnlyList<ReactionEntry> all)
{
    public IReadOnlyList<ReactionEntry> All => all;

    /// <summary>A reaction to an event hears its subclasses too.</summary>
    public IEnumerable<ReactionEntry> To(Type eventType) => all.Where(reaction => reaction.Hears.IsAssignableFrom(eventType));

    /// <summary>The reactions of one module.</summary>
    public static IEnumerable<ReactionEntry> In(Assembly module)
    {
        var database = module.GetTypes().SingleOrDefault(t => t.IsSubclassOf(typeof(ModuleDb)));
        return from type in module.GetTypes()
               where type is { IsClass: true, IsAbstract: false }
               from heard in type.GetInterfaces()
               where heard.IsGenericType && heard.GetGenericTypeDefinition() == typeof(IReaction<>)
               select new ReactionEntry(type, heard.GetGenericArguments()[0], database!);
    }
}
