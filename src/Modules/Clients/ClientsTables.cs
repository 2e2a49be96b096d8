using Platform.Clients.Card;
using Platform.Clients.Directory;
using Platform.Clients.Duplicates;
using Platform.Clients.Erasing;
using Platform.Clients.Fields;
using Platform.Clients.Household;
using Platform.Clients.Importing;
using Platform.Clients.Keeping;
using Platform.Clients.Merging;
using Platform.Clients.Notes;
using Platform.Clients.Origin;
using Platform.Clients.Portal;
using Platform.Clients.Requests;
using Platform.Clients.Words;

namespace Platform.Clients;

/// <summary>How what the module keeps is stored.</summary>
internal static class ClientsTables
{
    public static void Map(ModelBuilder model)
    {
        model.Entity<Client>(client =>
        {
            client.HasQueryFilter(ClientsDb.HiddenFilter, c => c.DeletedAt == null && c.MergedInto == null);
            client.Property(c => c.FirstName).HasMaxLength(Client.LongestName);
            client.Property(c => c.Infix).HasMaxLength(Client.LongestInfix);
            client.Property(c => c.LastName).HasMaxLength(Client.LongestName);
            client.Property(c => c.ImportedFigures).HasMaxLength(2000);
            client.Property(c => c.Postcode).HasMaxLength(20);
            client.Property(c => c.Status).HasMaxLength(40);
            client.Property(c => c.Language).HasMaxLength(10);
            client.Property(c => c.Kind).HasMaxLength(10);
            client.Property(c => c.Billing).StoredAsJson();
            client.Property(c => c.Shipping).StoredAsJson();
            client.HasIndex(c => new { c.TenantId, c.ChangeNumber });
            client.HasMany(c => c.OwnValues).WithOne().HasForeignKey(v => new { v.TenantId, v.ClientId });
            client.Navigation(c => c.OwnValues).AutoInclude();
        });
        model.Entity<ClientNote>(note =>
        {
            note.HasQueryFilter(ClientsDb.DeletedNotesFilter, n => n.DeletedAt == null);
            note.HasIndex(n => new { n.TenantId, n.ClientId, n.At });
            note.Property(n => n.Text).HasMaxLength(ClientNote.LongestSealed);
        });
        model.Entity<ClientPhoto>(photo =>
        {
            photo.HasQueryFilter(ClientsDb.RemovedPhotosFilter, p => p.RemovedAt == null);
            photo.HasIndex(p => new { p.TenantId, p.ClientId, p.Kind });
            photo.Property(p => p.Caption).HasMaxLength(ClientPhoto.LongestCaption);
        });
        model.Entity<NoteCategory>(category =>
        {
            category.Property(c => c.Name).HasMaxLength(ClientNote.LongestCategory);
            category.HasIndex(c => new { c.TenantId, c.Name }).IsUnique();
        });
        model.Entity<FieldRules>(rules =>
        {
            rules.Property(r => r.FramedOn).HasMaxLength(1000);
            rules.HasIndex(r => r.TenantId).IsUnique();
        });
        model.Entity<CardMerge>(merge =>
        {
            merge.Property(m => m.FieldsBefore).HasMaxLength(-1);
            merge.Property(m => m.FieldsAfter).HasMaxLength(-1);
            merge.HasIndex(m => new { m.TenantId, m.MainId });
        });
        model.Entity<Erasure>().HasIndex(erasure => new { erasure.TenantId, erasure.At });
        CardChanges.Map(model);
        model.Entity<LegalHold>(hold =>
        {
            hold.Property(h => h.Reason).HasMaxLength(LegalHold.LongestReason);
            hold.HasIndex(h => new { h.TenantId, h.ClientId });
        });
        model.Entity<ClientLink>(link =>
        {
            link.Property(l => l.Relation).HasMaxLength(40);
            link.HasIndex(l => new { l.TenantId, l.OneId, l.OtherId }).IsUnique();
            link.HasIndex(l => new { l.TenantId, l.OtherId });
        });
        model.Entity<NoDuplicate>().HasIndex(pair => new { pair.TenantId, pair.OneId, pair.OtherId }).IsUnique();
        model.Entity<SalonWord>(word =>
        {
            word.Property(w => w.Name).HasMaxLength(SalonWord.Longest);
            word.HasIndex(w => new { w.TenantId, w.Field, w.Name }).IsUnique();
        });
        model.Entity<SavedView>(view =>
        {
            view.Property(v => v.Name).HasMaxLength(SavedView.LongestName);
            view.Property(v => v.Query).HasMaxLength(SavedView.LongestQuery);
            view.HasIndex(v => new { v.TenantId, v.OwnerId });
        });
        model.Entity<ProfileWish>().HasIndex(wish => new { wish.TenantId, wish.ClientId, wish.DecidedAt });
        model.Entity<Tag>();
        model.Entity<ClientTag>(tag =>
        {
            tag.HasIndex(t => new { t.TenantId, t.TagId, t.ClientId }).IsUnique();
            tag.HasIndex(t => new { t.TenantId, t.ClientId });
        });
        model.Entity<OwnField>(field =>
        {
            field.HasIndex(f => new { f.TenantId, f.Key }).IsUnique();
            field.Property(f => f.Forms).HasMaxLength(100);
            field.Property(f => f.ChoiceLines).HasMaxLength(OwnField.LongestChoices);
        });
        model.Entity<OwnValue>(value =>
        {
            value.HasOne(v => v.Field).WithMany().HasForeignKey(v => new { v.TenantId, v.FieldId });
            value.Navigation(v => v.Field).AutoInclude();
            value.HasIndex(v => new { v.TenantId, v.ClientId, v.FieldId }).IsUnique();
            value.Property(v => v.Value).HasMaxLength(OwnValue.LongestText);
        });
        model.Entity<ClientOrigin>(origin =>
        {
            origin.HasIndex(o => new { o.TenantId, o.ClientId }).IsUnique();
            origin.Property(o => o.Device).HasMaxLength(Arrival.Longest);
            origin.Property(o => o.Referrer).HasMaxLength(Arrival.Longest);
            origin.Property(o => o.UtmSource).HasMaxLength(Arrival.Longest);
            origin.Property(o => o.UtmMedium).HasMaxLength(Arrival.Longest);
            origin.Property(o => o.UtmCampaign).HasMaxLength(Arrival.Longest);
        });
        model.Entity<ContactRequest>(request =>
        {
            request.HasIndex(r => new { r.TenantId, r.ClientId, r.At });
            request.Property(r => r.Message).HasMaxLength(ContactRequest.LongestMessage);
            request.Property(r => r.Answers).HasMaxLength(-1);
            request.Property(r => r.ContactAnswers).HasMaxLength(-1);
        });
        ImportTables.Map(model);
    }
}
