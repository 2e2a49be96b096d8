using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Platform.Host.Schema;
using Platform.Kernel.Data;
using Platform.Tests.Support;

namespace Platform.Tests.Rules;

[Trait("Needs", "Database")]
public sealed class SchemaRules(SalonApp app)
{
    [Fact]
    public async Task Every_table_that_a_module_reads_stands_in_the_composed_schema()
    {
        var salon = await app.Open();
        await using var scope = salon.Scope();
        await using var schema = app.Services.GetRequiredService<Migrator>().Open();
        var composed = schema.Model.GetEntityTypes().Select(type => type.GetSchemaQualifiedTableName()).ToHashSet();
        var read = Host.Modules.All.SelectMany(module => module.GetType().Assembly.GetTypes()).Where(type => type.IsSubclassOf(typeof(ModuleDb)))
            .SelectMany(type => ((DbContext)scope.ServiceProvider.GetRequiredService(type)).Model.GetEntityTypes())
            .Select(type => type.GetSchemaQualifiedTableName()).ToHashSet();
        Assert.NotEmpty(read);
        Assert.Empty(read.Except(composed));
    }
}
