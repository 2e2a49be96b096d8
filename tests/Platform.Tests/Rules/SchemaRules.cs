using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Platform.Host.Schema;
using Platform.Kernel.Data;
using Platform.Tests.Support;

namespace Platform.Tests.Rules;

/// <summary>What a module reads and writes has a table: nothing is known to a module's context alone.</summary>
[Trait("Needs", "Database")]
public sealed class SchemaRules(SalonApp app)
{
    public static TheoryData<Type> Contexts =>
        [.. Platform.Host.Modules.All.SelectMany(module => module.GetType().Assembly.GetTypes()).Where(type => type.IsSubclassOf(typeof(ModuleDb)))];

    [Theory]
    [MemberData(nameof(Contexts))]
    public async Task Every_table_of_a_module_is_in_the_composed_schema(Type context)
    {
        await using var scope = (await app.Open()).Scope();
        await using var schema = scope.ServiceProvider.GetRequiredService<Migrator>().Open();
        var module = (DbContext)scope.ServiceProvider.GetRequiredService(context);
        Assert.Subset(
            schema.Model.GetEntityTypes().Select(type => type.Name).ToHashSet(), module.Model.GetEntityTypes().Select(type => type.Name).ToHashSet());
    }
}
