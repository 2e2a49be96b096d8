using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Platform.Kernel.Modules;
using Platform.Kernel.Tenancy;
using Platform.Tests.Support;

namespace Platform.Tests.Rules;

/// <summary>
/// Every service can be made, and none that lives as long as the application holds one of a request: such a one would keep the first
/// salon that came by. Only a host in Development checks that by itself, at its start.
/// </summary>
[Trait("Needs", "Database")]
public sealed class ServicesTests(SalonApp shared)
{
    [Fact]
    public async Task T10_a_host_in_development_starts_with_every_service_checked()
    {
        await using var checkedApp = shared.WithWebHostBuilder(builder => builder.UseEnvironment(Environments.Development));
        Assert.Equal("Healthy", await checkedApp.CreateClient().GetStringAsync("/health/ready"));
    }

    [Fact]
    public async Task T10_a_feature_that_keeps_what_belongs_to_a_request_stops_that_start()
    {
        await using var wrong = shared.WithWebHostBuilder(builder => builder.UseEnvironment(Environments.Development)
            .ConfigureServices(services => services.AddSingleton<IFeature, Keeper>()));
        Assert.Contains(nameof(TenantContext), Assert.ThrowsAny<Exception>(() => wrong.CreateClient()).ToString(), StringComparison.Ordinal);
    }

    private sealed class Keeper(TenantContext tenant) : IFeature
    {
        public void Map(Doors doors) => Assert.NotNull(tenant);
    }
}
