using Platform.Kernel.Jobs;

namespace Platform.Marketing;

/// <summary>
/// Each night: a sign-up that nobody confirmed is forgotten with its address, and one that was used leaves no trace here.
/// </summary>
[Clock("0 55 3 * * ?")]
internal sealed class ForgetSignUps(MarketingDb db) : ISalonClockJob
{
    public async Task Run(CancellationToken cancellationToken)
    {
        var old = db.Now - SignUp.Life;
        await db.InTransaction(() => db.SignUps.Where(signUp => signUp.At < old).ExecuteDeleteAsync(cancellationToken), cancellationToken);
    }
}
