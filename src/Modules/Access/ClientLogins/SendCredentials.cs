using Platform.Contracts.Access;
using Platform.Kernel.Jobs;

namespace Platform.Access.ClientLogins;

/// <summary>One client of many who were chosen for credentials. Who was mailed a moment ago is not mailed again.</summary>
internal sealed class SendCredentials(AccessDb db, GenerateCredentials.Generation generation) : QueuedTask
{
    private static readonly TimeSpan AMoment = TimeSpan.FromMinutes(2);

    public const string TaskKind = "access.send-credentials";

    public override string Kind => TaskKind;

    public override async Task Run(Guid subjectId, CancellationToken cancellationToken)
    {
        if (await generation.MailsOf(subjectId, AMoment, cancellationToken) > 0)
        {
            return;
        }

        var state = new FormState();
        if (await generation.Make(subjectId, state, cancellationToken) && !state.IsValid
            && await db.Clients.AllAsync(account => account.ClientId != subjectId || !account.Enabled, cancellationToken))
        {
            await GiveUp(subjectId);
        }
    }

    public override async Task GiveUp(Guid subjectId)
    {
        db.Publish(new CredentialsNotSent(subjectId));
        await db.SaveChangesAsync();
    }
}
