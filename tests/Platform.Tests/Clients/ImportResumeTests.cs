using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Platform.Clients;
using Platform.Clients.Importing;
using Platform.Kernel.Data;
using Platform.Kernel.Files;
using Platform.Kernel.Jobs;
using Platform.Tests.Support;

namespace Platform.Tests.Clients;

[Trait("Needs", "Database")]
public sealed class ImportResumeTests(SalonApp shared)
{
    private const int Rows = 300;

    /// <summary>Files are read in blocks; the notes are long so that there are several.</summary>
    private const int LengthOfNote = 1000;
    private const int BytesOfHalf = Rows * LengthOfNote / 2;

    [Fact]
    public async Task D1_I7_a_run_that_was_killed_goes_on_behind_its_last_chunk()
    {
        await using var app = await shared.Another();
        var salon = await app.Open();
        var api = await salon.Api();
        var import = new ImportSteps(app, api);
        var id = await import.ReadText(People());
        await api.PostAsync($"imports/{id}/run", null);

        // A node takes the job and dies in the middle: what it committed stays, its lease is still held.
        await TakeLease(app);
        await using (var scope = salon.Scope())
        {
            var files = new FilesWithAMiddle(scope.ServiceProvider.GetRequiredService<IFileStore>(), () => throw new IOException("The disk is gone."));
            var dying = ActivatorUtilities.CreateInstance<ImportClients>(scope.ServiceProvider, files, new ImportChunks(20));
            await Assert.ThrowsAsync<IOException>(() => dying.Run(Guid.Parse(id), default));
        }

        var before = await import.Get(id);
        Assert.InRange(before.GetProperty("created").GetInt32(), 20, Rows - 1);
        await app.Settle();
        Assert.Equal("running", (await import.Get(id)).GetProperty("state").GetString());

        app.Clock.Advance(TimeSpan.FromSeconds(61));
        await app.Settle();

        Assert.Equal($"done: {Rows} new, 0 filled, 0 skipped, 0 wrong", ImportSteps.Counts(await import.Get(id)));
        await using var look = salon.Scope();
        var db = look.ServiceProvider.GetRequiredService<ClientsDb>();
        Assert.Equal((Rows, Rows), (await db.Clients.CountAsync(), await db.Clients.Select(client => client.SourceId).Distinct().CountAsync()));
        Assert.Equal(Rows, await db.Notes.CountAsync());
        Assert.Equal(Rows, await Announced(look, salon));
    }

    [Fact]
    public async Task D2_a_chunk_is_written_whole_or_not_at_all_and_whoever_was_overtaken_writes_nothing()
    {
        var salon = await shared.Open();
        var api = await salon.Api();
        var import = new ImportSteps(shared, api);
        var id = await import.ReadText(People());
        await api.PostAsync($"imports/{id}/run", null);

        // Two workers at once, as after a lease that was lost without anybody dying.
        await Task.WhenAll(Run(salon, id), Run(salon, id));
        await shared.Settle();

        Assert.Equal($"done: {Rows} new, 0 filled, 0 skipped, 0 wrong", ImportSteps.Counts(await import.Get(id)));
        await using var look = salon.Scope();
        Assert.Equal(Rows, await look.ServiceProvider.GetRequiredService<ClientsDb>().Clients.CountAsync());
        Assert.Equal(Rows, await Announced(look, salon));
    }

    [Fact]
    public async Task A_run_that_is_cancelled_stops_between_two_chunks()
    {
        await using var app = await shared.Another();
        var salon = await app.Open();
        var api = await salon.Api();
        var import = new ImportSteps(app, api);
        var id = await import.ReadText(People());
        await api.PostAsync($"imports/{id}/run", null);

        await using (var scope = salon.Scope())
        {
            var files = new FilesWithAMiddle(
                scope.ServiceProvider.GetRequiredService<IFileStore>(), () => api.PostAsync($"imports/{id}/cancel", null).GetAwaiter().GetResult());
            await ActivatorUtilities.CreateInstance<ImportClients>(scope.ServiceProvider, files, new ImportChunks(20)).Run(Guid.Parse(id), default);
        }

        await app.Settle();

        var cancelled = await import.Get(id);
        Assert.Equal("cancelled", cancelled.GetProperty("state").GetString());
        Assert.InRange(cancelled.GetProperty("created").GetInt32(), 1, Rows - 1);
        await using var look = salon.Scope();
        Assert.Equal(cancelled.GetProperty("created").GetInt32(), await look.ServiceProvider.GetRequiredService<ClientsDb>().Clients.CountAsync());
    }

    private static string People()
    {
        var text = new StringBuilder("klantnummer;voornaam;achternaam;email;notitie\n");
        for (var row = 1; row <= Rows; row++)
        {
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"{row};Klant{row};Berg;klant{row}@example.org;{new string('n', LengthOfNote)}\n");
        }

        return text.ToString();
    }

    private static async Task TakeLease(SalonApp app)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<KernelDb>();
        var now = app.Clock.GetUtcNow().UtcDateTime;
        Assert.Single(await db.Claim<QueuedJob>(KernelTables.ClaimableJobs, Guid.NewGuid(), now, TimeSpan.FromSeconds(60), 1));
    }

    private static async Task Run(Salon salon, string id)
    {
        await using var scope = salon.Scope();
        await ActivatorUtilities.CreateInstance<ImportClients>(scope.ServiceProvider, new ImportChunks(10)).Run(Guid.Parse(id), default);
    }

    /// <summary>How many clients the events of the salon say were made.</summary>
    private static async Task<int> Announced(AsyncServiceScope scope, Salon salon)
    {
        var db = scope.ServiceProvider.GetRequiredService<KernelDb>();
        var payloads = await db.Outbox.Where(message => message.TenantId == salon.Tenant.Id && message.Name == "clients.clients-imported")
            .Select(message => message.Payload).ToListAsync();
        return payloads.Sum(payload => System.Text.Json.JsonElement.Parse(payload).GetProperty("clientIds").GetArrayLength());
    }

    /// <summary>Something happens when half of a file has been read.</summary>
    private sealed class FilesWithAMiddle(IFileStore whole, Action middle) : IFileStore
    {
        public Task<string> Keep(int tenantId, Stream content, CancellationToken cancellationToken) => whole.Keep(tenantId, content, cancellationToken);

        public Stream Open(string key) => new Halved(whole.Open(key), middle);

        public void Delete(string key) => whole.Delete(key);

        public void DeleteAll(int tenantId) => whole.DeleteAll(tenantId);
    }

    private sealed class Halved(Stream whole, Action middle) : Stream
    {
        private int given;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => whole.Length;

        public override long Position { get => given; set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count)
        {
            if (given == BytesOfHalf)
            {
                middle();
            }

            var read = whole.Read(buffer, offset, given < BytesOfHalf ? Math.Min(count, BytesOfHalf - given) : count);
            given += read;
            return read;
        }

        public override void Flush() => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            whole.Dispose();
            base.Dispose(disposing);
        }
    }
}
