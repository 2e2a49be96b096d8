using Platform.Access.Staff;

namespace Platform.Access;

/// <summary>Who may come in, of the scope's salon.</summary>
internal sealed class AccessDb(DbContextOptions<AccessDb> options, DbScope scope) : ModuleDb(options, scope)
{
    public DbSet<StaffAccount> Staff => Set<StaffAccount>();

    public DbSet<SalonRole> Roles => Set<SalonRole>();

    public DbSet<ClientAccount> Clients => Set<ClientAccount>();

    public DbSet<Session> Sessions => Set<Session>();

    public DbSet<AccessLink> Links => Set<AccessLink>();

    public DbSet<ApiKey> Keys => Set<ApiKey>();

    public DbSet<RecoveryCode> RecoveryCodes => Set<RecoveryCode>();

    public DbSet<AccessRules> Rules => Set<AccessRules>();

    public DbSet<GuestPass> Guests => Set<GuestPass>();

    public DbSet<Passkey> Passkeys => Set<Passkey>();

    public DbSet<SpentChallenge> SpentChallenges => Set<SpentChallenge>();

    public DbSet<PushDevice> Devices => Set<PushDevice>();

    public DbSet<PushMessage> PushMessages => Set<PushMessage>();

    protected override void Map(ModelBuilder model) => MapTables(model);

    internal static void MapTables(ModelBuilder model)
    {
        model.Entity<StaffAccount>(account =>
        {
            account.HasIndex(a => new { a.TenantId, a.EmailKey }).IsUnique();
            account.Property(a => a.Granted).HasMaxLength(1000);
            account.Property(a => a.Taken).HasMaxLength(1000);
        });
        model.Entity<SalonRole>(role =>
        {
            role.Property(r => r.Name).HasMaxLength(SalonRole.LongestName);
            role.Property(r => r.Rights).HasMaxLength(1000);
            role.Ignore(r => r.Set);
        });
        model.Entity<ClientAccount>(account =>
        {
            account.HasIndex(a => new { a.TenantId, a.EmailKey }).IsUnique();
            account.HasIndex(a => new { a.TenantId, a.ClientId }).IsUnique();
        });
        model.Entity<Session>(session =>
        {
            session.HasIndex(s => new { s.TenantId, s.TokenHash }).IsUnique();
            session.HasIndex(s => new { s.TenantId, s.AccountId });
        });
        model.Entity<AccessLink>(link =>
        {
            link.HasIndex(l => new { l.TenantId, l.TokenHash }).IsUnique();
            link.HasIndex(l => new { l.TenantId, l.AccountId });
        });
        model.Entity<RecoveryCode>().HasIndex(code => new { code.TenantId, code.AccountId });
        model.Entity<AccessRules>();
        model.Entity<GuestPass>(pass =>
        {
            pass.HasIndex(p => new { p.TenantId, p.TokenHash }).IsUnique();
            pass.HasIndex(p => new { p.TenantId, p.ClientId });
        });
        model.Entity<Passkey>(passkey =>
        {
            passkey.HasIndex(p => new { p.TenantId, p.CredentialHash }).IsUnique();
            passkey.HasIndex(p => new { p.TenantId, p.AccountId });
            passkey.Property(p => p.CredentialId).HasMaxLength(1400);
            passkey.Property(p => p.PublicKey).HasMaxLength(2000);
        });
        model.Entity<SpentChallenge>().HasIndex(challenge => new { challenge.TenantId, challenge.ExpiresAt });
        model.Entity<PushDevice>(device =>
        {
            device.HasIndex(d => new { d.TenantId, d.EndpointHash }).IsUnique();
            device.HasIndex(d => new { d.TenantId, d.AccountId });
            device.Property(d => d.Endpoint).HasMaxLength(PushDevice.LongestEndpoint);
        });
        model.Entity<PushMessage>().HasIndex(message => new { message.TenantId, message.DeviceId });
        model.Entity<ApiKey>().HasIndex(key => new { key.TenantId, key.KeyHash }).IsUnique();
    }

    /// <summary>
    /// Ends every session of an account and every link it could still use, in the transaction that is open; whoever calls saves.
    /// </summary>
    public async Task EndAllOf(Guid accountId, CancellationToken cancellationToken)
    {
        var now = Now;
        await Sessions.Where(s => s.AccountId == accountId && s.EndedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(s => s.EndedAt, now), cancellationToken);
        foreach (var pass in await Guests.Where(pass => pass.StaffId == accountId && pass.EndedAt == null).ToListAsync(cancellationToken))
        {
            pass.EndedAt = now;
            Publish(new Contracts.Access.LeftClient(pass.ClientId));
        }

        await Links.Where(l => l.AccountId == accountId && l.UsedAt == null && l.RevokedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(l => l.RevokedAt, now), cancellationToken);
    }
}
