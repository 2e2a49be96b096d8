using Microsoft.AspNetCore.Components;
using Platform.Contracts.Access;

namespace Platform.Access.ClientLogins;

/// <summary>The login of a client, on the card: the switch, how it stands, and what to do next.</summary>
internal sealed class LoginPart(AccessDb db) : CardPart
{
    public override CardPlace Place => CardPlace.Sidebar;

    public override int Order => 40;

    public override Right Needs => Right.ManageLogins;

    public override async Task<RenderFragment?> Make(Guid clientId, CancellationToken cancellationToken)
    {
        var view = await Read(clientId, cancellationToken);
        return builder =>
        {
            builder.OpenComponent<LoginOnCard>(0);
            builder.AddComponentParameter(1, nameof(LoginOnCard.ClientId), clientId);
            builder.AddComponentParameter(2, nameof(LoginOnCard.Login), view);
            builder.CloseComponent();
        };
    }

    /// <summary>After a change: the part again where only it was asked for, else back to the card.</summary>
    public async Task<IResult> Answer(Guid clientId, HttpContext context, FormState state, Flash flash, Here here, CancellationToken cancellationToken)
    {
        if (Ui.IsPartial(context))
        {
            var now = await Read(clientId, cancellationToken);
            return Ui.Fragment<LoginOnCard>(new { ClientId = clientId, Login = now, Message = state[""], Saved = state.IsValid });
        }

        if (state[""] is { } message)
        {
            flash.Error(message);
        }

        return TypedResults.LocalRedirect(here[$"/clients/{clientId}"]);
    }

    private async Task<LoginCard> Read(Guid clientId, CancellationToken cancellationToken)
        => await db.Clients.AsNoTracking().FirstOrDefaultAsync(a => a.ClientId == clientId, cancellationToken) is { } account
            ? new(account.StateAt(db.Now), account.Email, account.ConfirmedAt is not null, account.PendingEmail, account.LastSignInAt)
            : new(LoginState.None, null, false, null, null);
}

/// <summary>How a login stands, as the card shows it.</summary>
/// <param name="PendingEmail">Another address that waits to be confirmed.</param>
public sealed record LoginCard(LoginState State, string? Email, bool Confirmed, string? PendingEmail, DateTime? LastSignInAt)
{
    public bool IsOn => State is not (LoginState.None or LoginState.Off);
}
