using System.Net;
using Platform.Kernel.Tenancy;
using Platform.Tests.Support;

namespace Platform.Tests.Access;

[Trait("Needs", "Database")]
public sealed class SignInTests(SalonApp app)
{
    [Fact]
    public async Task The_owner_signs_in_and_stands_in_the_back_office()
    {
        var salon = await app.Open();
        var browser = await salon.SignIn();
        Assert.Equal(HttpStatusCode.OK, browser.Last.StatusCode);
        Assert.Contains("Dag Olga", browser.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task T4_a_session_is_worth_nothing_in_another_salon()
    {
        var (here, there) = (await app.Open(), await app.Open());
        var browser = await here.SignIn();
        await browser.Get($"{there.Path}/settings/team");
        Assert.EndsWith($"{there.Path}/sign-in", browser.Last.RequestMessage!.RequestUri!.AbsolutePath, StringComparison.Ordinal);
    }
}
