using System.Net;
using System.Net.Http.Json;
using Platform.Host.Operations;
using Platform.Tests.Support;

namespace Platform.Tests.Operations;

/// <summary>Too much is refused at once, only where it is too much; and what is sent twice is done once.</summary>
[Trait("Needs", "Database")]
public sealed class LimitTests(SalonApp shared)
{
    [Fact]
    public async Task O1_O2_over_its_limit_a_salon_is_told_when_to_come_back_and_the_next_one_is_served()
    {
        await using var app = await shared.Another(AppChanges.Setting("Limits:Scale", "1"));
        var (noisy, calm) = (await app.Open(), await app.Open());
        var answers = new List<HttpResponseMessage>();
        var guesser = noisy.Visit();
        await guesser.Get("/sign-in");
        for (var turn = 0; turn < Limits.TriesEachMinute * 2; turn++)
        {
            answers.Add(await guesser.Send(HttpMethod.Post, "/sign-in", new FormUrlEncodedContent([new("Email", "a@b.example"), new("Password", "geraden")])));
        }

        Assert.InRange(answers.Count(answer => answer.StatusCode == HttpStatusCode.UnprocessableEntity), 1, Limits.TriesEachMinute);
        Assert.All(
            answers.Where(answer => answer.StatusCode != HttpStatusCode.UnprocessableEntity),
            answer => Assert.True(answer.StatusCode == HttpStatusCode.TooManyRequests && answer.Headers.RetryAfter?.Delta > TimeSpan.Zero));
        await guesser.Get("/sign-in");
        Assert.Equal(HttpStatusCode.OK, guesser.Last.StatusCode);
        var owner = await calm.SignIn();
        Assert.Equal(HttpStatusCode.OK, owner.Last.StatusCode);
        Assert.DoesNotContain("/sign-in", owner.Last.RequestMessage!.RequestUri!.AbsolutePath, StringComparison.Ordinal);
    }

    [Fact]
    public async Task O7_the_same_key_has_one_effect_and_one_answer()
    {
        var salon = await shared.Open();
        var program = await salon.Api();
        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Task.Run(() => Post(program, "clients", "once", new { firstName = "Anna" }))));
        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.Created, answer.StatusCode));
        Assert.Single((await Task.WhenAll(answers.Select(answer => answer.Content.ReadAsStringAsync()))).Distinct());
        Assert.Single(answers.Select(answer => answer.Headers.Location).Distinct());
        Assert.Equal(49, answers.Count(answer => answer.Headers.Contains("Idempotency-Replayed")));
        Assert.Single(await program.Items("clients"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Post(program, "clients", "once", new { firstName = "Ben" })).StatusCode);
        Assert.Equal(HttpStatusCode.Created, (await Post(await salon.Api(), "clients", "once", new { firstName = "Ben" })).StatusCode);
        Assert.Equal(HttpStatusCode.Created, (await Post(program, "clients", "twice", new { firstName = "Anna" })).StatusCode);
    }

    [Fact]
    public async Task O7_a_refusal_is_given_again_too()
    {
        var program = await (await shared.Open()).Api();
        var taken = new { name = "Sam", email = "sam@staff.example", role = "stylist" };
        await Post(program, "staff", "first", taken);
        var (refused, again) = (await Post(program, "staff", "second", taken), await Post(program, "staff", "second", taken));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Equal(await refused.Meaning(), await again.Meaning());
    }

    private static async Task<HttpResponseMessage> Post(HttpClient program, string path, string key, object body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = JsonContent.Create(body) };
        request.Headers.Add("Idempotency-Key", key);
        return await program.SendAsync(request);
    }
}
