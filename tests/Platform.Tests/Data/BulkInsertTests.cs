using Microsoft.EntityFrameworkCore;
using Platform.Kernel.Data;
using Platform.Kernel.Tenancy;
using Platform.Tests.Support;

namespace Platform.Tests.Data;

/// <summary>A bulk insert writes what EF writes: its rows are read back alike, and found by their values.</summary>
[Trait("Needs", "Database")]
public sealed class BulkInsertTests(SalonApp app)
{
    [Fact]
    public Task Values_of_every_kind_are_read_back_alike()
    {
        Sample[] rows =
        [
            Sample.Full(1, "Zoë Çelik-Öz", new DateTime(2026, 3, 29, 1, 59, 59, 987, 654, DateTimeKind.Utc), isSet: true),
            Sample.Full(2, "👩‍🦰 \"O'Brien\"; --\t€", new DateTime(1900, 1, 1, 0, 0, 0, DateTimeKind.Utc), isSet: false),
            Sample.Full(3, "", new DateTime(2026, 12, 31, 23, 0, 0, 500, DateTimeKind.Utc), isSet: true),
            Sample.Full(4, new string('ß', 1200) + "🙂", new DateTime(2026, 12, 31, 23, 0, 0, 500, DateTimeKind.Utc), isSet: true),
            new() { Id = 5, Text = "only what must be" },
            Sample.Full(6, "", new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc), isSet: true),
        ];
        return Survive(rows);
    }

    [Fact]
    public Task Columns_that_no_row_fills_are_null() => Survive([new() { Id = 1, Text = "a" }, new() { Id = 2, Text = "" }]);

    [Fact]
    public Task No_rows_are_no_work() => Survive([]);

    private async Task Survive(Sample[] rows)
    {
        await using var db = new SampleDb(new DatabaseSettings(SalonApp.Provider, Address(), null));
        await using var transaction = await db.Database.BeginTransactionAsync();
        await db.Database.ExecuteSqlRawAsync(db.Database.GenerateCreateScript().Replace("GO", "", StringComparison.Ordinal));
        await Dialect.Of(db.Database).InsertMany(db, rows, default);

        Assert.Equal(rows, await db.Samples.AsNoTracking().OrderBy(row => row.Id).ToListAsync());
        foreach (var row in rows.Where(row => row.Moment is not null))
        {
            var found = db.Samples.Where(
                other => other.Text == row.Text && other.Key == row.Key && other.MaybeKey == row.MaybeKey && other.Moment == row.Moment
                    && other.Kind == row.Kind && other.MaybeFlag == row.MaybeFlag && other.Big == row.Big);
            Assert.Equal(row.Id, await found.Select(other => other.Id).SingleAsync());
        }
    }

    /// <summary>The role of the application may make no tables.</summary>
    private string Address()
        => SalonApp.Provider == DatabaseProvider.PostgreSql ? PostgresCluster.ForAdministrator(app.Connection) : app.Connection;

    private sealed class SampleDb(DatabaseSettings settings) : PlatformDb(settings.Use(new DbContextOptionsBuilder<SampleDb>()).Options)
    {
        public DbSet<Sample> Samples => Set<Sample>();

        protected override void OnModelCreating(ModelBuilder modelBuilder) => modelBuilder.Entity<Sample>(sample =>
        {
            sample.ToTable("bulk_insert_sample");
            sample.Property(row => row.Id).ValueGeneratedNever();
            sample.Property(row => row.Text).HasMaxLength(4000);
            sample.Property(row => row.MaybeText).HasMaxLength(4000);
        });
    }

    private sealed record Sample
    {
        public required int Id { get; init; }

        public required string Text { get; init; }

        public string? MaybeText { get; init; }

        public Guid Key { get; init; }

        public Guid? MaybeKey { get; init; }

        public bool Flag { get; init; }

        public bool? MaybeFlag { get; init; }

        public ActorKind Kind { get; init; }

        public ActorKind? MaybeKind { get; init; }

        public DateTime? Moment { get; init; }

        public int? MaybeNumber { get; init; }

        public long Big { get; init; }

        public long? MaybeBig { get; init; }

        public static Sample Full(int id, string text, DateTime moment, bool isSet) => new()
        {
            Id = id,
            Text = text,
            MaybeText = text,
            Key = Guid.CreateVersion7(),
            MaybeKey = Guid.NewGuid(),
            Flag = isSet,
            MaybeFlag = !isSet,
            Kind = isSet ? ActorKind.Client : ActorKind.Staff,
            MaybeKind = ActorKind.Staff,
            Moment = moment,
            MaybeNumber = -id,
            Big = long.MinValue + id,
            MaybeBig = long.MaxValue - id,
        };
    }
}
