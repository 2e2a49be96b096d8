using Platform.Contracts.Clients;

namespace Platform.Access.Guests;

internal sealed class ReasonForm
{
    public string? Reason { get; set; }
}

/// <summary>
/// Logs a member of staff in as a client, to help. It needs the right, a reason and a fresh sign-in; no key does it. Everything done
/// there is recorded in both names, and what is the client's alone is refused.
/// </summary>
internal sealed class LookAsClient : IFeature
{
    private const int Shortest = 3;
    private const int Longest = 200;

    public void Map(Doors doors)
    {
        doors.Staff.MapGet("/clients/{id:guid}/look", Ask).Needs(Right.ImpersonateClients).NeedsFreshSignIn();
        doors.Staff.MapPost("/clients/{id:guid}/look", Begin).Needs(Right.ImpersonateClients).NeedsFreshSignIn();
        doors.Portal.MapPost("/leave", Leave).NeedsNoRight().AlsoOnBehalf();
    }

    private static async Task<IResult> Ask(Guid id, IClientDirectory clients, CancellationToken cancellationToken)
        => await clients.Find(id, cancellationToken) is { } client
            ? Ui.Page<LookAsClientPage>(new { Client = client })
            : TypedResults.NotFound();

    private static async Task<IResult> Begin(
        Guid id, Posted<ReasonForm> posted, HttpContext context, IClientDirectory clients, GuestPasses passes, Here here,
        IStringLocalizer<AccessText> texts, CancellationToken cancellationToken)
    {
        if (await clients.Find(id, cancellationToken) is not { } client)
        {
            return TypedResults.NotFound();
        }

        var reason = posted.Value.Reason?.Trim() ?? "";
        if (reason.Length is < Shortest or > Longest)
        {
            posted.State.Add(nameof(ReasonForm.Reason), texts["ReasonWrong", Longest]);
            return Ui.Page<LookAsClientPage>(new { Client = client, posted.State }, StatusCodes.Status422UnprocessableEntity);
        }

        await passes.Begin(context, id, reason, cancellationToken);
        return TypedResults.LocalRedirect(here["/portal"]);
    }

    /// <summary>Back to the card. A client who comes here by chance has nothing to leave.</summary>
    private static async Task<IResult> Leave(HttpContext context, GuestPasses passes, Here here, CancellationToken cancellationToken)
        => TypedResults.LocalRedirect(here[await passes.Leave(context, cancellationToken) is { } client ? $"/clients/{client}"
            : "/portal"]);
}
