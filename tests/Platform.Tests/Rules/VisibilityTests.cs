using System.Reflection;
using Microsoft.AspNetCore.Components;
using Platform.Tests.Support;

namespace Platform.Tests.Rules;

/// <summary>What a module shows, and what may be inherited from.</summary>
public sealed class VisibilityTests
{
    [Fact]
    public void A_module_shows_its_class_its_texts_and_what_its_components_take()
    {
        var shown = OurAssemblies.Modules.SelectMany(OurAssemblies.WrittenIn).Where(type => type.IsPublic && !OurAssemblies.IsComponent(type)).ToList();
        var taken = OurAssemblies.Modules.SelectMany(OurAssemblies.WrittenIn).Where(OurAssemblies.IsComponent).SelectMany(TakenBy).ToHashSet();
        Rule.HasNo(shown.Where(type => !OurAssemblies.IsModule(type) && !NamesTexts(type) && !taken.Contains(type)));
    }

    [Fact]
    public void A_class_that_nobody_inherits_from_is_sealed()
    {
        var all = OurAssemblies.All.SelectMany(OurAssemblies.WrittenIn).Where(type => type.IsClass).ToList();
        var parents = all.Select(type => type.BaseType is { IsGenericType: true } generic ? generic.GetGenericTypeDefinition() : type.BaseType).ToHashSet();
        Rule.HasNo(all.Where(type => !type.IsSealed && !type.IsAbstract && !parents.Contains(type) && !OurAssemblies.IsComponent(type)
            && type != typeof(Program) && !type.Namespace!.Contains("Host.Schema", StringComparison.Ordinal)));
    }

    /// <summary>The types of a component's parameters, and the types of theirs.</summary>
    private static HashSet<Type> TakenBy(Type component)
    {
        var seen = new HashSet<Type>();
        var next = new Stack<Type>(component.GetProperties().Where(p => p.IsDefined(typeof(ParameterAttribute))).Select(p => p.PropertyType));
        while (next.TryPop(out var type))
        {
            foreach (var part in PartsOf(type).Where(part => part.Assembly == component.Assembly && seen.Add(part)))
            {
                part.GetProperties().ToList().ForEach(property => next.Push(property.PropertyType));
            }
        }

        return seen;
    }

    private static IEnumerable<Type> PartsOf(Type type) => type.HasElementType
        ? PartsOf(type.GetElementType()!)
        : type.GetGenericArguments().SelectMany(PartsOf).Append(type);

    private static bool NamesTexts(Type type) => type.Name.EndsWith("Text", StringComparison.Ordinal)
        && type.GetMembers(BindingFlags.DeclaredOnly | BindingFlags.Public | BindingFlags.Static | BindingFlags.Instance) is [ConstructorInfo];
}
