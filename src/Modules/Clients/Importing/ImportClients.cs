using Platform.Clients.Fields;
using Platform.Contracts.Clients;
using Platform.Kernel.Files;
using Platform.Kernel.Jobs;

namespace Platform.Clients.Importing;

/// <summary>How many rows are written in one transaction.</summary>
internal sealed record ImportChunks(int Rows)
{
    public const int Most = 1000;
}

/// <summary>
/// The dry run and the run. A chunk is one transaction: cards, notes, what is wrong with its rows, how far the import is, and one
/// event. A run that was broken off goes on behind its last chunk; a dry run, which remembers what it read, begins anew.
/// </summary>
internal sealed class ImportClients(
    ClientsDb db, IFileStore files, TenantContext salon, Moments moments, IStringLocalizer<ImportText> texts, RequiredFields required,
    OwnFields own, ImportChunks chunks)
    : QueuedTask
{
    public const string TaskKind = "clients.import";

    public override string Kind => TaskKind;

    public override async Task Run(Guid subjectId, CancellationToken cancellationToken)
    {
        var import = await db.Imports.AsNoTracking().FirstOrDefaultAsync(i => i.Id == subjectId, cancellationToken);
        if (import is not { State: ImportState.Checking or ImportState.Running })
        {
            return;
        }

        var after = import.State == ImportState.Running ? import.Done : 0;
        if ((after > 0 || await StartOver(import, cancellationToken)) && await WriteChunks(import, after, cancellationToken))
        {
            await End(import, import.State == ImportState.Running ? ImportState.Done : ImportState.Checked);
        }
    }

    public override async Task GiveUp(Guid subjectId)
    {
        var import = await db.Imports.AsNoTracking().FirstAsync(i => i.Id == subjectId);
        await End(import, ImportState.Failed);
    }

    /// <summary>Forgets what an earlier dry run found.</summary>
    /// <returns>False when another worker has begun the run meanwhile.</returns>
    private async Task<bool> StartOver(Import import, CancellationToken cancellationToken)
    {
        var begun = 0;
        await db.InTransaction(
            async () =>
            {
                begun = await db.Imports.Where(i => i.Id == import.Id && i.State == import.State && (i.Done == 0 || i.State == ImportState.Checking))
                    .ExecuteUpdateAsync(
                        set => set.SetProperty(i => i.Done, 0).SetProperty(i => i.Created, 0).SetProperty(i => i.Updated, 0)
                            .SetProperty(i => i.Skipped, 0).SetProperty(i => i.Failed, 0).SetProperty(i => i.Version, i => i.Version + 1),
                        cancellationToken);
                if (begun > 0)
                {
                    await db.Problems.Where(problem => problem.ImportId == import.Id).ExecuteDeleteAsync(cancellationToken);
                }
            },
            cancellationToken);
        return begun > 0;
    }

    /// <returns>False when somebody cancelled the import, or another worker goes on with it.</returns>
    private async Task<bool> WriteChunks(Import import, int after, CancellationToken cancellationToken)
    {
        var maker = new ImportedCard(import, salon.Tenant, (texts["BlockedCategory"], texts["BlockedNote"]), db.Now);
        var ownFields = await own.All(cancellationToken);
        var cardFields = new CardFields(ownFields);
        var known = new KnownCards(cardFields);
        var fields = await required.Read(cancellationToken);
        var stored = new StoredCards(db, import);
        using var file = import.Format.Open(files.Open(import.FileKey));
        var reader = new RowReader(import.Mapping!, salon.Tenant.Country, moments.Today, ownFields);
        try
        {
            await foreach (var chunk in RowChunk.ReadAhead(file, reader, maker, after, chunks.Rows, cancellationToken))
            {
                db.AttachRange(ownFields);
                var plan = new ChunkPlan(import, known, maker, cardFields, fields);
                await db.InTransaction(() => Write(import, chunk, plan, stored, known, cardFields, cancellationToken), cancellationToken);
                db.ChangeTracker.Clear();
                known.EndChunk();
            }

            return true;
        }
        catch (ImportMovedException)
        {
            return false;
        }
    }

    private async Task Write(
        Import import, RowChunk chunk, ChunkPlan plan, StoredCards stored, KnownCards known, CardFields fields,
        CancellationToken cancellationToken)
    {
        var runs = import.State == ImportState.Running;
        if (runs)
        {
            // Whoever holds the counter is the only one who changes clients: nobody adds a card that a row of this chunk should have met.
            await db.NextNumber(ClientsDb.ChangeCounter, cancellationToken);
        }

        await stored.Learn(known, cancellationToken);
        foreach (var row in chunk.Rows)
        {
            plan.Take(row);
        }

        await db.InsertMany(plan.Problems, cancellationToken);
        if (runs && plan.HasNews)
        {
            await Fill(plan.Fillings, fields, cancellationToken);
            await db.AddMany(plan.NewCards, cancellationToken);
            await db.InsertMany(plan.NewNotes, cancellationToken);
            await db.InsertMany(plan.ToTakeBack, cancellationToken);
            db.Publish(new ClientsImported(
                import.Id, import.FileName, plan.NewCards.ConvertAll(card => card.Id), plan.FilledIds, plan.NewsletterIds, plan.Labels));
            await db.SaveChangesAsync(cancellationToken);
        }

        await Advance(import, chunk, plan, cancellationToken);
        stored.Seen = await db.LastNumber(ClientsDb.ChangeCounter, cancellationToken);
    }

    private async Task Fill(List<CardFilling> fillings, CardFields fields, CancellationToken cancellationToken)
    {
        db.IsReadingIn = true;
        var ids = fillings.Select(filling => filling.CardId).Distinct().ToList();
        var cards = ids.Count == 0 ? [] : await db.Clients.Where(card => ids.Contains(card.Id)).ToDictionaryAsync(card => card.Id, cancellationToken);
        foreach (var filling in fillings)
        {
            var card = cards[filling.CardId];
            card.ChangeByImport(() => fields.Take(filling.Fields, filling.From, card));
        }
    }

    /// <summary>Only from where the chunk was read: whoever was cancelled or overtaken changes nothing.</summary>
    private async Task Advance(Import import, RowChunk chunk, ChunkPlan plan, CancellationToken cancellationToken)
    {
        var (created, updated, skipped, failed) = (plan.Created, plan.Updated, plan.Skipped, plan.Failed);
        var moved = await db.Imports.Where(i => i.Id == import.Id && i.State == import.State && i.Done == chunk.After).ExecuteUpdateAsync(
            set => set.SetProperty(i => i.Done, chunk.Last).SetProperty(i => i.Created, i => i.Created + created)
                .SetProperty(i => i.Updated, i => i.Updated + updated).SetProperty(i => i.Skipped, i => i.Skipped + skipped)
                .SetProperty(i => i.Failed, i => i.Failed + failed).SetProperty(i => i.Version, i => i.Version + 1),
            cancellationToken);
        if (moved == 0)
        {
            throw new ImportMovedException();
        }
    }

    private Task End(Import import, ImportState state)
    {
        DateTime? now = db.Now;
        return db.InTransaction(
            () => db.Imports.Where(i => i.Id == import.Id && i.State == import.State).ExecuteUpdateAsync(set => set
                .SetProperty(i => i.State, state).SetProperty(i => i.EndedAt, now).SetProperty(i => i.Version, i => i.Version + 1)),
            CancellationToken.None);
    }

    private sealed class ImportMovedException : Exception;
}
