using Platform.Clients.Card;
using Platform.Clients.Fields;
using Platform.Clients.Household;
using Platform.Clients.Keeping;
using Platform.Clients.Notes;
using Platform.Clients.Origin;
using Platform.Clients.Portal;
using Platform.Clients.Requests;

namespace Platform.Clients.Privacy;

/// <summary>What this module keeps about a client.</summary>
internal sealed class CardsKept(ClientsDb db, HealthSeal seal, IStringLocalizer<ClientsText> texts) : PersonalDataPart
{
    public override int Order => 10;

    public override async Task<IReadOnlyList<PersonalTable>> About(IReadOnlyList<Guid> cards, CancellationToken cancellationToken)
    {
        var fields = (await db.OwnFields.AsNoTracking().ToListAsync(cancellationToken)).ToDictionary(field => field.Id, field => field.Label);
        return
        [
            new PersonalTable<Client>(db, "client", texts["DataClient"], db.WithHidden.Where(card => cards.Contains(card.Id)), texts)
            {
                NotTold =
                [
                    nameof(Client.ChangeNumber), nameof(Client.ImportId), nameof(Client.ImportVersion), nameof(Client.MergedInto), nameof(Client.DeletedAt),
                    nameof(Client.ErasedAt), nameof(Client.TypedDisplayName), nameof(Client.AssignedStaffId),
                ],
                Instead = new Dictionary<string, Func<Client, object?>>
                {
                    [nameof(Client.Billing)] = card => card.Billing?.InOneLine(), [nameof(Client.Shipping)] = card => card.Shipping?.InOneLine(),
                },
                StaysEmptied = true,
            },
            new PersonalTable<OwnValue>(db, "own-fields", texts["DataOwnFields"], db.Set<OwnValue>().Where(value => cards.Contains(value.ClientId)), texts)
            {
                NotTold = [nameof(OwnValue.ClientId), nameof(OwnValue.Field)],
                Instead = new Dictionary<string, Func<OwnValue, object?>> { [nameof(OwnValue.FieldId)] = value => fields.GetValueOrDefault(value.FieldId) },
            },
            new PersonalTable<ClientNote>(
                db, "notes", texts["Notes"], db.NotesWithDeleted.Where(note => cards.Contains(note.ClientId)), texts)
            {
                NotTold =
                [
                    nameof(ClientNote.ClientId), nameof(ClientNote.Author), nameof(ClientNote.AuthorId), nameof(ClientNote.ChangedBy), nameof(ClientNote.ImportId),
                    nameof(ClientNote.DeletedAt),
                ],
                Instead = new Dictionary<string, Func<ClientNote, object?>> { [nameof(ClientNote.Text)] = note => Measure.Said(note.Category, seal.Open(note)) },
            },
            new PersonalTable<ClientOrigin>(
                db, "origin", texts["CameFrom"], db.Origins.Where(origin => cards.Contains(origin.ClientId)), texts)
            {
                NotTold = [nameof(ClientOrigin.ClientId)],
            },
            new PersonalTable<ContactRequest>(
                db, "contact-requests", texts["ContactRequests"], db.ContactRequests.Where(request => cards.Contains(request.ClientId)), texts)
            {
                NotTold = [nameof(ContactRequest.ClientId)],
            },

            new PersonalTable<ClientPhoto>(
                db, "photos", texts["Photos"], db.PhotosWithRemoved.Where(photo => cards.Contains(photo.ClientId)), texts)
            {
                NotTold =
                [
                    nameof(ClientPhoto.ClientId), nameof(ClientPhoto.Author), nameof(ClientPhoto.AuthorId), nameof(ClientPhoto.SmallKey),
                    nameof(ClientPhoto.RemovedAt), nameof(ClientPhoto.NoteId),
                ],
                Instead = new Dictionary<string, Func<ClientPhoto, object?>> { [nameof(ClientPhoto.LargeKey)] = FileOf },
                FilesOf = photo => [new(photo.LargeKey, FileOf(photo)), new(photo.SmallKey, null)],
            },

            // Who is at the other end is the other's to ask.
            new PersonalTable<ClientLink>(
                db, "household", texts["Household"], db.Links.Where(link => cards.Contains(link.OneId) || cards.Contains(link.OtherId)), texts)
            {
                NotTold = [nameof(ClientLink.OneId), nameof(ClientLink.OtherId), nameof(ClientLink.RemovedAt)],
            },
            new PersonalTable<ProfileWish>(db, "wishes", texts["DataWishes"], db.Wishes.Where(wish => cards.Contains(wish.ClientId)), texts)
            {
                NotTold = [nameof(ProfileWish.ClientId)],
            },
            new PersonalTable<CardChange>(db, "changes", texts["KeepChanges"], db.Changes.Where(change => cards.Contains(change.ClientId)), texts)
            {
                NotTold = [nameof(CardChange.ClientId), nameof(CardChange.Salt)],
                Instead = new Dictionary<string, Func<CardChange, object?>> { [nameof(CardChange.Values)] = change => change.Said() },
            },
            new PersonalTable<LegalHold>(db, "holds", texts["DataHolds"], db.Holds.Where(hold => cards.Contains(hold.ClientId)), texts)
            {
                NotTold = [nameof(LegalHold.ClientId), nameof(LegalHold.Author), nameof(LegalHold.AuthorId), nameof(LegalHold.LiftedBy)],
            },
            Untold("tags", db.ClientTags.Where(tag => cards.Contains(tag.ClientId))),
            Untold("fillings", db.Fillings.Where(filling => cards.Contains(filling.ClientId))),
            Untold("merges", db.Merges.Where(merge => cards.Contains(merge.MainId))),
            Untold("no-duplicates", db.NoDuplicates.Where(pair => cards.Contains(pair.OneId) || cards.Contains(pair.OtherId))),
        ];
    }

    private static string FileOf(ClientPhoto photo) => $"photos/{photo.Id}.jpg";

    /// <summary>Copies and prints of what the card itself says.</summary>
    private PersonalTable<T> Untold<T>(string name, IQueryable<T> rows)
        where T : class
        => new(db, name, texts["DataCopies"], rows, texts) { IsTold = false };
}
