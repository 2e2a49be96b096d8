namespace Platform.History;

/// <summary>What happened to the clients of the scope's salon.</summary>
internal sealed class HistoryDb(DbContextOptions<HistoryDb> options, DbScope scope) : ModuleDb(options, scope)
{
    public DbSet<HistoryEntry> Entries => Set<HistoryEntry>();

    public DbSet<AuditLine> AuditLines => Set<AuditLine>();

    public DbSet<AuditStart> AuditStarts => Set<AuditStart>();

    public DbSet<MergedCard> MergedCards => Set<MergedCard>();

    public DbSet<OwnAction> OwnActions => Set<OwnAction>();

    public DbSet<OwnActionVersion> OwnActionVersions => Set<OwnActionVersion>();

    public DbSet<Document> Documents => Set<Document>();

    public DbSet<MessageThread> Threads => Set<MessageThread>();

    public DbSet<ThreadMessage> Messages => Set<ThreadMessage>();

    public DbSet<RetentionRule> RetentionRules => Set<RetentionRule>();

    public DbSet<CannedAnswer> CannedAnswers => Set<CannedAnswer>();

    /// <summary>The card and those that were merged into it.</summary>
    public async Task<IReadOnlyList<Guid>> CardsOf(Guid clientId, CancellationToken cancellationToken)
    {
        List<Guid> cards = [clientId];
        for (var mains = cards; mains.Count > 0;)
        {
            mains = await MergedCards.Where(card => mains.Contains(card.MainId) && !card.IsUndone).Select(card => card.ClientId)
                .ToListAsync(cancellationToken);
            cards = [.. cards, .. mains];
        }

        return cards;
    }

    /// <summary>The lines of a client, with those of the cards that were merged into this one.</summary>
    public async Task<IQueryable<HistoryEntry>> LinesOf(Guid clientId, CancellationToken cancellationToken)
    {
        var cards = await CardsOf(clientId, cancellationToken);
        return cards.Count == 1
            ? Entries.AsNoTracking().Where(entry => entry.ClientId == clientId)
            : Entries.AsNoTracking().Where(entry => cards.Contains(entry.ClientId));
    }

    protected override void Map(ModelBuilder model) => MapTables(model);

    internal static void MapTables(ModelBuilder model)
    {
        model.Entity<HistoryEntry>(entry =>
        {
            entry.Property(e => e.Name).HasMaxLength(100);
            entry.Property(e => e.Payload).HasMaxLength(-1);
            entry.HasIndex(e => new { e.TenantId, e.EventId, e.ClientId }).IsUnique();

            // In the order in which pages are read: of one client, and of the salon.
            entry.HasIndex(e => new { e.TenantId, e.ClientId, e.At, e.Id }).IsDescending(false, false, true, true);
            entry.HasIndex(e => new { e.TenantId, e.Lines, e.At, e.Id }).IsDescending(false, false, true, true);
        });
        model.Entity<AuditLine>(line =>
        {
            line.Property(l => l.Address).HasMaxLength(50);
            line.HasIndex(l => new { l.TenantId, l.Number });
            line.HasIndex(l => new { l.TenantId, l.At, l.Id }).IsDescending(false, true, true);
            line.HasIndex(l => new { l.TenantId, l.ClientId, l.At, l.Id }).IsDescending(false, false, true, true);
        });
        model.Entity<AuditStart>().HasIndex(start => start.TenantId).IsUnique();
        model.Entity<OwnAction>(action =>
        {
            action.Property(a => a.Note).HasMaxLength(-1);
            action.HasIndex(a => new { a.TenantId, a.ClientId, a.At });
        });
        model.Entity<OwnActionVersion>(version =>
        {
            version.Property(v => v.Note).HasMaxLength(-1);
            version.HasIndex(v => new { v.TenantId, v.ActionId, v.SavedAt });
        });
        model.Entity<Document>().HasIndex(document => new { document.TenantId, document.SubjectId });
        model.Entity<Document>().HasIndex(document => new { document.TenantId, document.ClientId });
        model.Entity<MessageThread>(thread =>
        {
            thread.HasIndex(t => new { t.TenantId, t.Progress, t.LastAt, t.Id }).IsDescending(false, false, true, true);
            thread.HasIndex(t => new { t.TenantId, t.ClientId, t.LastAt });
        });
        model.Entity<ThreadMessage>(message =>
        {
            message.Property(m => m.Text).HasMaxLength(-1);
            message.Property(m => m.Quoted).HasMaxLength(-1);
            message.Ignore(m => m.Cause);
            message.HasIndex(m => new { m.TenantId, m.ThreadId, m.At });
            message.HasIndex(m => new { m.TenantId, m.ClientId });
            message.HasIndex(m => new { m.TenantId, m.SourceHash }).IsUnique();
        });
        model.Entity<CannedAnswer>(answer =>
        {
            answer.Property(a => a.Text).HasMaxLength(-1);
            answer.HasIndex(a => new { a.TenantId, a.Title }).IsUnique();
        });
        model.Entity<RetentionRule>().HasIndex(rule => new { rule.TenantId, rule.Code }).IsUnique();
        model.Entity<MergedCard>(card =>
        {
            card.HasIndex(c => new { c.TenantId, c.MainId });
            card.HasIndex(c => new { c.TenantId, c.MergeId, c.ClientId }).IsUnique();
        });
    }
}
