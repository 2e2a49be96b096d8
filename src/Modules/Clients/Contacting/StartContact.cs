using Platform.Clients.Contact;
using Platform.Contracts.Clients;

namespace Platform.Clients.Contacting;

/// <summary>
/// Opens a call, a text message or WhatsApp to a client. The history hears of it first; what is opened is a link, so that nothing is
/// asked of anybody else by us.
/// </summary>
internal sealed class StartContact : IFeature
{
    private const string Path = "/clients/{id:guid}/contact/{way}";

    public void Map(Doors doors)
    {
        doors.Staff.MapGet(Path, Show).Needs(Right.SeeContactData);
        doors.Staff.MapPost(Path, Start).Needs(Right.SeeContactData);
    }

    /// <summary>Where somebody lands whose browser runs no script: the link by itself.</summary>
    private static async Task<IResult> Show(Guid id, string way, ClientsDb db, Sight sight, CancellationToken cancellationToken)
        => await Reachable(id, way, db, cancellationToken) is not { } client
            ? TypedResults.NotFound()
            : Ui.Page<StartContactPage>(
                new
                {
                    client.Id, Name = client.DisplayName, Way = ContactWay.Find(way), Number = client.Mobile,
                    Shown = sight.Phone(client.Mobile),
                });

    private static async Task<IResult> Start(
        Guid id, string way, ClientsDb db, HttpContext context, Here here, CancellationToken cancellationToken)
    {
        if (await Reachable(id, way, db, cancellationToken) is not { } client)
        {
            return TypedResults.NotFound();
        }

        db.Publish(way == ContactWay.Call ? new CallOpened(id) : new MessageOpened(id, way));
        await db.SaveChangesAsync(cancellationToken);
        return Ui.IsPartial(context)
            ? TypedResults.Text(ContactWay.Find(way)!.LinkTo(client.Mobile!))
            : TypedResults.LocalRedirect(here[$"/clients/{id}/contact/{way}"]);
    }

    private static async Task<Client?> Reachable(Guid id, string way, ClientsDb db, CancellationToken cancellationToken)
        => ContactWay.Find(way) is null
            ? null
            : await db.Clients.AsNoTracking().FirstOrDefaultAsync(client => client.Id == id && client.Mobile != null, cancellationToken);
}

/// <summary>A way to reach somebody who has a mobile telephone.</summary>
/// <param name="Code">In addresses, in the event, and behind "Contact-" in the texts.</param>
/// <param name="Prefix">Of the link, before the number.</param>
public sealed record ContactWay(string Code, string Icon, string Prefix, bool HasPlus = true)
{
    internal const string Call = "call";

    public static IReadOnlyList<ContactWay> All { get; } =
        [new(Call, "phone", "tel:"), new("sms", "note", "sms:"), new("whatsapp", "message-circle", "https://wa.me/", HasPlus: false)];

    public static ContactWay? Find(string code) => All.FirstOrDefault(way => way.Code == code);

    /// <param name="number">E.164.</param>
    public string LinkTo(string number) => Prefix + (HasPlus ? number : number.TrimStart('+'));
}
