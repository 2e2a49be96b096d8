using System.Globalization;
using System.Text.Json;
using Platform.Contracts.Access;
using Platform.Contracts.Clients;

namespace Platform.History;

/// <summary>
/// What clients of the demo salon asked in the last days, and how far the team is with it: new, somebody's, in progress, done. Written with
/// its lines and without its mails, which would have gone out days ago.
/// </summary>
internal sealed class InboxDemo(HistoryDb db, IClientDirectory clients, IStaffDirectory staff, IStringLocalizer<InboxText> texts) : DemoPart
{
    /// <summary>Who says what, in order; the salon's words begin with "—".</summary>
    private static readonly Story[] Stories =
    [
        new(ThreadKind.Contact, null, ThreadProgress.Open, false, 3, ["Hebben jullie zaterdagochtend nog plek voor knippen en kleuren?"]),
        new(
            ThreadKind.Message, "Je kleur van de volgende keer", ThreadProgress.Open, true, 9,
            [
                "—Zullen we het deze keer iets warmer maken? Dan leg ik de 7.43 voor je klaar.",
                "Ja, heel graag. Mag het onderaan ook iets korter?",
            ]),
        new(
            ThreadKind.Support, "Ik kom niet in mijn account", ThreadProgress.InProgress, true, 26,
            [
                "Sinds ik een nieuwe telefoon heb, kan ik niet meer inloggen. Kunnen jullie helpen?",
                "—Ik heb je een nieuwe link gestuurd. Laat je weten of het daarmee lukt?",
            ]),
        new(
            ThreadKind.Support, "Rekening op naam van de zaak", ThreadProgress.Open, false, 31,
            ["Vraagt of de rekening van vorige week op naam van de zaak kan."], AtDesk: true),
        new(
            ThreadKind.Contact, null, ThreadProgress.Done, true, 50,
            ["Verkopen jullie ook cadeaubonnen?", "—Zeker, aan de balie en voor elk bedrag.", "Fijn, dan kom ik morgen langs."]),
        new(
            ThreadKind.Message, "Bedankt voor je komst", ThreadProgress.Done, true, 74,
            ["—Bevalt de nieuwe coupe? Groetjes van ons.", "Ik krijg alleen maar complimenten!"]),
    ];

    private static readonly (string Title, string Text)[] Answers =
    [
        ("Openingstijden", "We zijn open van dinsdag tot en met zaterdag, van 9 tot 18 uur, en donderdag tot 21 uur."),
        ("Link gestuurd", "Ik heb je een nieuwe link gestuurd. Die werkt een dag."),
    ];

    public override int Order => 95;

    public override async Task Fill(DemoSalon salon, CancellationToken cancellationToken)
    {
        // Nobody asks for these pages, so their words are the salon's; it ends with this call.
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(salon.Language);
        var known = await db.Entries.Where(entry => entry.Name == "clients.client-registered").Select(entry => entry.ClientId)
            .OrderBy(id => id).ToListAsync(cancellationToken);
        var people = new Queue<Guid>();
        foreach (var id in known)
        {
            if ((await clients.Find(id, cancellationToken))?.Email is not null)
            {
                people.Enqueue(id);
            }
        }

        var team = await staff.Working(cancellationToken);
        foreach (var story in Stories.Take(people.Count))
        {
            Tell(story, people.Dequeue(), team.Count > 0 ? team[story.HoursAgo % team.Count] : new Colleague(Guid.Empty, salon.OwnerName));
        }

        db.AddRange(Answers.Select(answer => new CannedAnswer { Title = answer.Title, Text = answer.Text }));
        await db.SaveChangesAsync(cancellationToken);
    }

    private void Tell(Story story, Guid client, Colleague colleague)
    {
        var at = db.Now.AddHours(-story.HoursAgo);
        var subject = story.Subject ?? texts["ContactSubject"];
        var thread = new MessageThread { ClientId = client, Kind = story.Kind, Subject = subject, OpenedAt = at };
        foreach (var said in story.Said)
        {
            var byClient = said[0] != '—' && !story.AtDesk;
            var via = !byClient ? MessageVia.Desk : at > thread.OpenedAt ? MessageVia.Mail
                : story.Kind == ThreadKind.Contact ? MessageVia.Form : MessageVia.Portal;
            var message = new ThreadMessage
            {
                ClientId = client, ThreadId = thread.Id, At = at, IsFromClient = byClient, Via = via, Text = said.TrimStart('—'),
                Author = byClient ? "" : colleague.Name, AuthorId = byClient || colleague.Id == Guid.Empty ? null : colleague.Id,
                IsMailed = said[0] == '—',
            };
            thread.Take(message);
            db.Add(message);
            db.Add(Line(thread, message));
            at += TimeSpan.FromMinutes(47);
        }

        thread.Progress = story.Progress;
        thread.IsUnread &= story.Progress == ThreadProgress.Open;
        if (story.IsAssigned && colleague.Id != Guid.Empty)
        {
            (thread.AssignedId, thread.AssignedName) = (colleague.Id, colleague.Name);
        }

        db.Add(thread);
    }

    /// <summary>As the events of that day would have made it.</summary>
    private static HistoryEntry Line(MessageThread thread, ThreadMessage message)
    {
        var begins = message.At == thread.OpenedAt;
        var (name, kind) = begins && thread.Kind == ThreadKind.Contact ? ("clients.contact-requested", ActionKind.ContactRequest)
            : begins && thread.Kind == ThreadKind.Support ? ("history.support-requested", ActionKind.SupportRequest)
            : (message.IsFromClient ? "history.message-received" : "history.message-sent", ActionKind.Conversation);
        return new HistoryEntry
        {
            ClientId = message.ClientId, At = message.At, EventId = Guid.CreateVersion7(), Name = name, Kind = kind,
            ActorKind = !message.IsFromClient ? ActorKind.Staff : message.Via == MessageVia.Form ? ActorKind.Visitor : ActorKind.Client,
            ActorName = message.Author,
            Payload = kind switch
            {
                ActionKind.ContactRequest => null,
                ActionKind.SupportRequest => JsonSerializer.Serialize(new { threadId = thread.Id }),
                _ => JsonSerializer.Serialize(
                    new { threadId = thread.Id, messageId = message.Id, channel = message.Via.ToString().ToLowerInvariant() }),
            },
        };
    }

    /// <param name="Subject">Null for that of the contact form.</param>
    /// <param name="AtDesk">Somebody of the salon wrote down what the client said.</param>
    private sealed record Story(
        ThreadKind Kind, string? Subject, ThreadProgress Progress, bool IsAssigned, int HoursAgo, string[] Said, bool AtDesk = false);
}
