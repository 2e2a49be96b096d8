using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using Platform.Kernel.Data;

namespace Platform.Kernel.Events;

/// <summary>One class that hears one kind of event, and the context of the module it lives in.</summary>
public sealed record ReactionEntry(Type Type, Type Hears, Type Database)
{
    private readonly Func<object, IReadOnlyList<Told<Event>>, CancellationToken, Task> react = typeof(ReactionEntry)
        .GetMethod(IsBatch(Type, Hears) ? nameof(Many) : nameof(One), BindingFlags.Static | BindingFlags.NonPublic)!
        .MakeGenericMethod(Hears).CreateDelegate<Func<object, IReadOnlyList<Told<Event>>, CancellationToken, Task>>();

    /// <summary>As the inbox knows it.</summary>
    public string Name => Type.Name;

    /// <summary>It is an <see cref="IBatchReaction{TEvent}"/>.</summary>
    public bool TakesMany { get; } = IsBatch(Type, Hears);

    /// <param name="told">One event, or more of one cause where it takes many.</param>
    internal Task React(IServiceProvider services, IReadOnlyList<Told<Event>> told, CancellationToken cancellationToken)
        => react(services.GetRequiredService(Type), told, cancellationToken);

    private static bool IsBatch(Type type, Type hears) => type.IsAssignableTo(typeof(IBatchReaction<>).MakeGenericType(hears));

    private static Task One<TEvent>(object reaction, IReadOnlyList<Told<Event>> told, CancellationToken cancellationToken)
        where TEvent : Event
        => ((IReaction<TEvent>)reaction).React((TEvent)told.Single().Fact, told[0].Envelope, cancellationToken);

    private static Task Many<TEvent>(object reaction, IReadOnlyList<Told<Event>> told, CancellationToken cancellationToken)
        where TEvent : Event
        => ((IBatchReaction<TEvent>)reaction).React([.. told.Select(each => new Told<TEvent>((TEvent)each.Fact, each.Envelope))], cancellationToken);
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
               where heard.IsGenericType && (heard.GetGenericTypeDefinition() == typeof(IReaction<>) || heard.GetGenericTypeDefinition() == typeof(IBatchReaction<>))
               select new ReactionEntry(type, heard.GetGenericArguments()[0], database!);
    }
}
