using System.Reflection;
using Platform.Tests.Support;

namespace Platform.Tests.Rules;

/// <summary>Who may know whom.</summary>
public sealed class ReferenceTests
{
    [Fact]
    public void The_kernel_knows_nothing_of_ours() => Rule.HasNo(OursIn(OurAssemblies.Kernel));

    [Fact]
    public void The_contracts_know_the_kernel_alone() => Assert.All(OursIn(OurAssemblies.Contracts), name => Assert.Equal("Platform.Kernel", name));

    [Fact]
    public void A_module_knows_the_kernel_and_the_contracts_and_no_other_module() => Assert.All(
        OurAssemblies.Modules.SelectMany(OursIn), name => Assert.Contains(name, (string[])["Platform.Kernel", "Platform.Contracts"]));

    [Fact]
    public void Contracts_hold_three_questions_at_most()
        => Assert.InRange(OurAssemblies.WrittenIn(OurAssemblies.Contracts).Count(type => type.IsInterface), 0, 3);

    private static IEnumerable<string> OursIn(Assembly assembly) => assembly.GetReferencedAssemblies()
        .Select(name => name.Name!).Where(name => name.StartsWith("Platform.", StringComparison.Ordinal));
}
