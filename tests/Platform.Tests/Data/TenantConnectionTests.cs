using System.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Platform.Access;
using Platform.Kernel.Data;
using Platform.Tests.Support;

namespace Platform.Tests.Data;

/// <summary>PostgreSQL is told the salon on every connection, and one that could not be told is of no use to anybody.</summary>
[Trait("Needs", "Database")]
public sealed class TenantConnectionTests(SalonApp shared)
{
    private const string Told = "SELECT current_setting('app.tenant', true) AS \"Value\"";
    private const string Visible = "SELECT count(*)::int AS \"Value\" FROM access.staff_account";

    [Fact]
    public async Task T13_a_connection_that_could_not_be_told_its_salon_is_not_used()
    {
        await using var app = await OnOneConnection();
        var (before, after) = (await app.Open(), await app.Open());
        await using (var scope = before.Scope())
        {
            Assert.Equal(1, await Db(scope).Database.SqlQueryRaw<int>(Visible).SingleAsync());
        }

        await Administer(app, "REVOKE EXECUTE ON FUNCTION pg_catalog.set_config(text, text, boolean) FROM PUBLIC");
        await using (var scope = after.Scope())
        {
            var database = Db(scope).Database;
            await Assert.ThrowsAnyAsync<Exception>(() => database.SqlQueryRaw<int>(Visible).SingleAsync());
            Assert.Equal(ConnectionState.Closed, database.GetDbConnection().State);
            await Assert.ThrowsAnyAsync<Exception>(() => Db(scope).Staff.ToListAsync());
            Assert.Throws<PostgresException>(() => database.OpenConnection());
            Assert.Equal(ConnectionState.Closed, database.GetDbConnection().State);
        }

        await Administer(app, "GRANT EXECUTE ON FUNCTION pg_catalog.set_config(text, text, boolean) TO PUBLIC");
        await using (var scope = after.Scope())
        {
            Assert.Equal([after.Tenant.Id], await Db(scope).Staff.Select(staff => staff.TenantId).ToListAsync());
            Assert.Equal($"{after.Tenant.Id}", await Db(scope).Database.SqlQueryRaw<string>(Told).SingleAsync());
        }
    }

    [Fact]
    public async Task T13_a_connection_of_one_salon_comes_back_from_the_pool_for_another_or_for_nobody()
    {
        await using var app = await OnOneConnection();
        foreach (var salon in (Salon[])[await app.Open(), await app.Open()])
        {
            await using var scope = salon.Scope();
            Assert.Equal($"{salon.Tenant.Id}", await Db(scope).Database.SqlQueryRaw<string>(Told).SingleAsync());
            var kernel = scope.ServiceProvider.GetRequiredService<KernelDb>().Database;
            Assert.Equal("", await kernel.SqlQueryRaw<string>(Told).SingleAsync());
            Assert.Equal(0, await kernel.SqlQueryRaw<int>(Visible).SingleAsync());
        }
    }

    /// <summary>With a pool of one, whoever comes next gets the connection of whoever was before.</summary>
    private async Task<SalonApp> OnOneConnection()
    {
        Assert.SkipUnless(SalonApp.Provider == DatabaseProvider.PostgreSql, "PostgreSQL alone is told.");
        await using var lent = await shared.Another();
        var connection = new NpgsqlConnectionStringBuilder(lent.Connection) { MaxPoolSize = 1 }.ConnectionString;
        return await shared.Another(AppChanges.Setting("Database:ConnectionString", connection));
    }

    private static AccessDb Db(AsyncServiceScope scope) => scope.ServiceProvider.GetRequiredService<AccessDb>();

    private static async Task Administer(SalonApp app, string sql)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var used = scope.ServiceProvider.GetRequiredService<DatabaseSettings>().ConnectionString;
        await Tables.Read(used, sql);
    }
}
