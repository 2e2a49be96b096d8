using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Platform.Access;
using Platform.Clients.Card;
using Platform.Clients.Directory;
using Platform.Clients.Importing;
using Platform.Contracts.Access;
using Platform.Kernel.Data;
using Platform.Kernel.Mail;
using Platform.Kernel.Tenancy;
using Platform.Kernel.Web;
using Platform.Tests.Support;

namespace Platform.Tests.Tenancy;

/// <summary>The locks beneath the features: what a mistake in a feature runs into.</summary>
[Trait("Needs", "Database")]
public sealed class TenantGuardTests(SalonApp app)
{
    [Fact]
    public async Task T8_a_row_of_another_salon_cannot_be_saved()
    {
        var (here, there) = (await app.Open(), await app.Open());
        await Refuses(here, db => db.Add(Key()).Entity.TenantId = there.Tenant.Id);
    }

    [Fact]
    public async Task T8_a_row_cannot_move_to_another_salon()
    {
        var (here, there) = (await app.Open(), await app.Open());
        await Refuses(here, async db => (await db.Staff.SingleAsync()).TenantId = there.Tenant.Id);
        await Refuses(here, async db => db.Entry(await db.Staff.SingleAsync()).Property(nameof(TenantOwned.TenantId)).OriginalValue = there.Tenant.Id);
    }

    [Fact]
    public async Task T8_a_row_of_another_salon_attached_by_its_id_is_not_touched()
    {
        var (here, there) = (await app.Open(), await app.Open());
        var theirs = await OwnerOf(there);
        await using var scope = here.Scope();
        var db = scope.ServiceProvider.GetRequiredService<AccessDb>();
        var forged = new StaffAccount { Id = theirs.Id, TenantId = here.Tenant.Id, Version = theirs.Version, Name = "", Email = "", EmailKey = "" };
        db.Attach(forged);
        forged.Name = "Somebody else";
        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => db.SaveChangesAsync());
        Assert.Equal(theirs.Name, (await OwnerOf(there)).Name);
    }

    [Fact]
    public async Task T8_a_row_of_another_salon_attached_for_removal_is_not_touched()
    {
        var (here, there) = (await app.Open(), await app.Open());
        var theirs = await OwnerOf(there);
        await Refuses(here, db => db.Remove(theirs));
        Assert.Equal(theirs.Name, (await OwnerOf(there)).Name);
    }

    [Fact]
    public async Task T8_bulk_changes_reach_the_own_salon_only()
    {
        var (here, there) = (await app.Open(), await app.Open());
        await using var scope = here.Scope();
        var db = scope.ServiceProvider.GetRequiredService<AccessDb>();
        Assert.Equal(1, await db.Staff.ExecuteUpdateAsync(set => set.SetProperty(staff => staff.Name, "Renamed")));
        Assert.NotEqual("Renamed", (await OwnerOf(there)).Name);
        await Assert.ThrowsAsync<InvalidOperationException>(
            () => db.InTransaction(() => db.InsertMany([KeyOf(there.Tenant.Id)], default), default));
    }

    [Fact]
    public async Task T9_without_a_salon_nothing_is_read_saved_said_or_mailed()
    {
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AccessDb>();
        await Assert.ThrowsAsync<InvalidOperationException>(() => db.Staff.ToListAsync());
        await Assert.ThrowsAsync<InvalidOperationException>(() => db.Staff.IgnoreQueryFilters(["other"]).CountAsync());
        Assert.Throws<InvalidOperationException>(() => db.Publish(new ClientSignedIn(Guid.NewGuid())));
        Assert.Throws<InvalidOperationException>(() => db.Send(new MailOrder(typeof(Platform.Access.Mails.LinkMail), new { }, "a@b.example", "", "nl-NL", "cause")));
        db.Add(Key());
        await Assert.ThrowsAsync<InvalidOperationException>(() => db.SaveChangesAsync());
        await Assert.ThrowsAsync<InvalidOperationException>(() => db.InsertMany([Key()], default));
    }

    [Fact]
    public async Task T9_without_a_salon_nothing_is_remembered_and_no_file_is_kept_or_opened()
    {
        await using var scope = app.Services.CreateAsyncScope();
        var services = scope.ServiceProvider;
        var csv = new FormFile(new MemoryStream("naam;plaats\nAnna;Goes\n"u8.ToArray()), 0, 24, "File", "klanten.csv") { Headers = new HeaderDictionary() };
        await Assert.ThrowsAsync<InvalidOperationException>(() => services.GetRequiredService<Views>().Tell(Guid.NewGuid(), default));
        await Assert.ThrowsAsync<InvalidOperationException>(() => services.GetRequiredService<ClientLookup>().Suggest("anna", 5, default));
        await Assert.ThrowsAsync<InvalidOperationException>(
            () => services.GetRequiredService<UploadFile.Intake>().Take(new UploadInput { File = csv }, new FormState(), default));
        Assert.False(Directory.Exists(Path.Combine(app.Folder, "files", "0")));
    }

    [Fact]
    public async Task T9_the_salon_of_a_scope_is_set_once()
    {
        var (here, there) = (await app.Open(), await app.Open());
        await using var scope = here.Scope();
        var context = scope.ServiceProvider.GetRequiredService<TenantContext>();
        Assert.Throws<InvalidOperationException>(() => context.Enter(there.Tenant, "again"));
        Assert.Throws<InvalidOperationException>(() => context.ActAs(Actor.System));
    }

    [Fact]
    public async Task T10_scopes_of_different_salons_never_mix()
    {
        Salon[] salons = [await app.Open(), await app.Open(), await app.Open()];
        await Parallel.ForEachAsync(Enumerable.Range(0, 64 * 25), new ParallelOptions { MaxDegreeOfParallelism = 64 }, async (turn, _) =>
        {
            var salon = salons[turn % salons.Length];
            await using var scope = salon.Scope();
            var staff = await scope.ServiceProvider.GetRequiredService<AccessDb>().Staff.AsNoTracking().ToListAsync(CancellationToken.None);
            Assert.Equal([salon.Tenant.Id], staff.Select(account => account.TenantId));
        });
    }

    [Fact]
    public async Task T13_beneath_the_filter_the_database_shows_the_own_rows_only()
    {
        Assert.SkipUnless(SalonApp.Provider == DatabaseProvider.PostgreSql, "PostgreSQL alone has row-level locks.");
        var (here, there) = (await app.Open(), await app.Open());
        const string Count = "SELECT count(*)::int AS \"Value\" FROM access.staff_account WHERE tenant_id IN ({0}, {1})";
        await using var scope = here.Scope();
        var own = scope.ServiceProvider.GetRequiredService<AccessDb>().Database;
        Assert.Equal(1, await own.SqlQueryRaw<int>(Count, here.Tenant.Id, there.Tenant.Id).SingleAsync());
        await Assert.ThrowsAsync<Npgsql.PostgresException>(() => own.ExecuteSqlRawAsync("UPDATE access.staff_account SET tenant_id = {0}", there.Tenant.Id));

        var nobodys = scope.ServiceProvider.GetRequiredService<KernelDb>().Database;
        Assert.Equal(0, await nobodys.SqlQueryRaw<int>(Count, here.Tenant.Id, there.Tenant.Id).SingleAsync());
    }

    private static async Task Refuses(Salon salon, Func<AccessDb, Task> change)
    {
        await using var scope = salon.Scope();
        var db = scope.ServiceProvider.GetRequiredService<AccessDb>();
        await Assert.ThrowsAsync<InvalidOperationException>(async () =>
        {
            await change(db);
            await db.SaveChangesAsync();
        });
    }

    private static Task Refuses(Salon salon, Action<AccessDb> change) => Refuses(salon, db =>
    {
        change(db);
        return Task.CompletedTask;
    });

    private static async Task<StaffAccount> OwnerOf(Salon salon)
    {
        await using var scope = salon.Scope();
        return await scope.ServiceProvider.GetRequiredService<AccessDb>().Staff.AsNoTracking().SingleAsync();
    }

    private static ApiKey Key() => new() { Name = "Key", KeyHash = Guid.NewGuid().ToString() };

    private static ApiKey KeyOf(int tenant)
    {
        var key = Key();
        key.TenantId = tenant;
        return key;
    }
}
