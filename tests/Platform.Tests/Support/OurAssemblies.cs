using System.Reflection;
using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Components;
using Platform.Contracts.Access;
using Platform.Kernel.Data;
using Platform.Kernel.Modules;

namespace Platform.Tests.Support;

/// <summary>The assemblies of the product, and the types that people wrote in them.</summary>
public static class OurAssemblies
{
    public static Assembly Kernel => typeof(ModuleDb).Assembly;

    public static Assembly Contracts => typeof(LoginState).Assembly;

    public static Assembly Host => typeof(Program).Assembly;

    public static IReadOnlyList<Assembly> Modules { get; } = [.. Platform.Host.Modules.All.Select(module => module.GetType().Assembly)];

    public static IEnumerable<Assembly> All => [Kernel, Contracts, Host, .. Modules];

    /// <summary>Without what compilers make; nested types are their owner's own affair.</summary>
    public static IEnumerable<Type> WrittenIn(Assembly assembly) => assembly.GetTypes()
        .Where(type => !type.IsNested && !type.Name.Contains('<', StringComparison.Ordinal) && !type.IsDefined(typeof(CompilerGeneratedAttribute)))
        .Where(type => type.Namespace?.StartsWith("Platform", StringComparison.Ordinal) == true && !type.Name.StartsWith('_'));

    public static bool IsComponent(Type type) => typeof(IComponent).IsAssignableFrom(type);

    public static bool IsModule(Type type) => typeof(IModule).IsAssignableFrom(type);
}
