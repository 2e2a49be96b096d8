using System.Net;
using System.Net.Http.Json;
using Platform.Kernel.Tenancy;
using Platform.Tests.Support;

namespace Platform.Tests.Access;

/// <summary>One account an address a salon, and nobody guesses its password.</summary>
[Trait("Needs", "Database")]
public sealed class AccountTests(SalonApp shared)
{
    private const int Crowd = 50;

    [Fact]
    public async Task A1_a_reset_in_one_salon_leaves_the_same_address_in_another_alone()
    {
        await using var app = await shared.Another();
        var (here, there) = (await app.Open(), await app.Open());
        var elsewhere = await there.SignIn();
        var before = await new Tables(app).Sums(there);
        await Reset(app, here, "een heel ander woord");

        Assert.Equal(before, await new Tables(app).Sums(there));
        await elsewhere.Get("/settings/team");
        Assert.EndsWith("/settings/team", elsewhere.Last.RequestMessage!.RequestUri!.AbsolutePath, StringComparison.Ordinal);
        Assert.False(await MaySignIn(here, Salon.Password));
        Assert.True(await MaySignIn(here, "een heel ander woord"));
        Assert.True(await MaySignIn(there, Salon.Password));
    }

    [Fact]
    public async Task A2_of_many_who_switch_on_one_address_at_once_one_gets_the_account()
    {
        var salon = await shared.Open();
        var (first, second) = (await salon.AddClient("Anna", "a2@clients.example"), await salon.AddClient("Ben", "a2@clients.example"));
        var key = await salon.Api();
        for (var round = 0; round < 3; round++)
        {
            var answers = await AllAtOnce(turn => key.PutAsJsonAsync($"clients/{(turn % 2 == 0 ? first : second)}/login", new { enabled = true }));
            Assert.All(answers, status => Assert.Contains(status, (HttpStatusCode[])[HttpStatusCode.OK, HttpStatusCode.UnprocessableEntity]));
            Assert.Contains(HttpStatusCode.OK, answers);
            Assert.Single(await new Tables(shared).Read($"SELECT id FROM {new Tables(shared).NameOf<Platform.Access.ClientAccount>()} WHERE tenant_id = {salon.Tenant.Id}"));
            Assert.All(
                await AllAtOnce(turn => key.PutAsJsonAsync($"clients/{(turn % 2 == 0 ? first : second)}/login", new { enabled = false })),
                status => Assert.Equal(HttpStatusCode.OK, status));
        }
    }

    [Fact]
    public async Task A2_of_many_who_invite_one_address_at_once_one_succeeds()
    {
        var key = await (await shared.Open()).Api();
        var answers = await AllAtOnce(_ => key.PostAsJsonAsync("staff", new { name = "Sam", email = "sam@staff.example", role = "stylist" }));
        Assert.Single(answers, HttpStatusCode.Created);
        Assert.Equal(Crowd - 1, answers.Count(status => status == HttpStatusCode.UnprocessableEntity));
    }

    [Fact]
    public async Task A9_after_ten_wrong_tries_even_the_right_password_waits_a_quarter_of_an_hour()
    {
        await using var app = await shared.Another();
        var salon = await app.Open();
        await GuessAll(salon, Enumerable.Range(0, 9));
        Assert.True(await MaySignIn(salon, Salon.Password));
        await GuessAll(salon, Enumerable.Range(0, 10));
        Assert.False(await MaySignIn(salon, Salon.Password));
        app.Clock.Advance(TimeSpan.FromMinutes(15.1));
        Assert.True(await MaySignIn(salon, Salon.Password));
    }

    [Fact]
    public async Task A9_guesses_that_arrive_together_are_counted_one_by_one()
    {
        var salon = await shared.Open();
        var guesser = salon.Visit();
        await guesser.Get("/sign-in");
        await Task.WhenAll(Enumerable.Range(0, 10).Select(turn => Task.Run(() => guesser.Send(HttpMethod.Post, "/sign-in", Guess($"geraden woord {turn}")))));
        Assert.False(await MaySignIn(salon, Salon.Password));
    }

    [Fact]
    public async Task Signing_in_on_many_devices_at_once_works()
    {
        var salon = await shared.Open();
        Assert.All(await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => MaySignIn(salon, Salon.Password)))), Assert.True);
    }

    [Fact]
    public async Task A9_whoever_owns_the_address_gets_in_at_once()
    {
        await using var app = await shared.Another();
        var salon = await app.Open();
        await GuessAll(salon, Enumerable.Range(0, 30));
        Assert.False(await MaySignIn(salon, Salon.Password));
        await Reset(app, salon, "een heel ander woord");
        Assert.True(await MaySignIn(salon, "een heel ander woord"));
    }

    private static async Task<List<HttpStatusCode>> AllAtOnce(Func<int, Task<HttpResponseMessage>> ask)
        => [.. (await Task.WhenAll(Enumerable.Range(0, Crowd).Select(turn => Task.Run(() => ask(turn))))).Select(answer => answer.StatusCode)];

    private static async Task Reset(SalonApp app, Salon salon, string password)
    {
        var browser = salon.Visit();
        await browser.Post("/forgot", new() { ["Email"] = Salon.EmailOf(Role.Owner) });
        await app.Settle();
        var link = SentMails.LinkIn(app.Mails.To(Salon.EmailOf(Role.Owner))[^1]);
        await browser.Get(link);
        await browser.Post(link, new() { ["Password"] = password });
    }

    private static async Task GuessAll(Salon salon, IEnumerable<int> turns)
    {
        var guesser = salon.Visit();
        await guesser.Get("/sign-in");
        foreach (var turn in turns)
        {
            await guesser.Send(HttpMethod.Post, "/sign-in", Guess($"geraden woord {turn}"));
        }
    }

    private static FormUrlEncodedContent Guess(string password) => new([new("Email", Salon.EmailOf(Role.Owner)), new("Password", password)]);

    private static async Task<bool> MaySignIn(Salon salon, string password)
    {
        var browser = salon.Visit();
        await browser.Get("/sign-in");
        await browser.Post("/sign-in", new() { ["Email"] = Salon.EmailOf(Role.Owner), ["Password"] = password });
        return !browser.Last.RequestMessage!.RequestUri!.AbsolutePath.EndsWith("/sign-in", StringComparison.Ordinal);
    }
}
