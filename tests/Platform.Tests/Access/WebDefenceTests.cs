using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Platform.Kernel.Web;
using System.Net;
using Platform.Kernel.Modules;
using Platform.Kernel.Tenancy;
using Platform.Tests.Support;

namespace Platform.Tests.Access;

/// <summary>What every answer carries, where forms may lead, and what a client may not see.</summary>
[Trait("Needs", "Database")]
public sealed class WebDefenceTests(SalonApp app)
{
    private static readonly string[] Needed = ["Content-Security-Policy", "X-Content-Type-Options", "Referrer-Policy", "Cross-Origin-Opener-Policy"];

    [Theory, InlineData("http"), InlineData("https")]
    public async Task I4_every_page_tells_the_browser_what_to_refuse(string scheme)
    {
        var salon = await app.Open();
        var owner = await salon.SignIn();
        foreach (var address in Address.Of(app).Where(address => address.Method == "GET"))
        {
            var path = (address.Admission!.Door == Door.Platform ? "" : salon.Path) + address.PathWith(Guid.NewGuid());
            var answer = await owner.Http.GetAsync($"{scheme}://localhost{path}");
            Assert.All(Needed, header => Assert.True(answer.Headers.Contains(header), $"{address} lacks {header}."));
            Assert.DoesNotContain("unsafe", string.Concat(answer.Headers.GetValues(Needed[0])), StringComparison.Ordinal);
            Assert.Contains("frame-ancestors 'none'", string.Concat(answer.Headers.GetValues(Needed[0])), StringComparison.Ordinal);
            Assert.Equal(scheme == "https", answer.Headers.Contains("Strict-Transport-Security"));
            if (answer.Content.Headers.ContentType?.MediaType == "text/html")
            {
                var page = await owner.Get($"{scheme}://localhost{path}"[$"{scheme}://localhost".Length..]);
                Assert.Empty(page.QuerySelectorAll("script:not([src]):not([type='application/json']), [style], style").Select(element => $"{address}: {element.OuterHtml}"));
            }
        }
    }

    [Theory]
    [InlineData("https://evil.example/"), InlineData("//evil.example"), InlineData("/\\evil.example"), InlineData("\\\\evil.example"), InlineData("%2f%2fevil.example")]
    [InlineData("/%2fevil.example"), InlineData("javascript:alert(1)"), InlineData("///evil.example"), InlineData("http:evil.example"), InlineData(" //evil.example")]
    [InlineData("/\t/evil.example"), InlineData("@evil.example"), InlineData(".evil.example"), InlineData("~//evil.example")]
    public async Task I9_no_form_leads_out_of_the_house(string wanted)
    {
        var salon = await app.Open();
        foreach (var root in (string[])[$"http://localhost{salon.Path}", $"http://{salon.Tenant.Slug}.localhost"])
        {
            var start = new Browser(app, root);
            await start.Get("/sign-in");
            foreach (var (path, field) in (IEnumerable<(string, string)>)[("/sign-in", "Return"), ("/language", "ReturnUrl")])
            {
                var form = new FormUrlEncodedContent(
                    [new("Email", Salon.EmailOf(Role.Owner)), new("Password", Salon.Password), new("Language", "nl"), new(field, wanted)]);
                var at = await start.Send(HttpMethod.Post, path, form);
                Assert.Equal(new Uri(root).Host, at.RequestMessage!.RequestUri!.Host);
                Assert.NotEqual(HttpStatusCode.InternalServerError, at.StatusCode);
            }
        }
    }

    [Fact]
    public async Task A14_a_client_sees_nothing_of_another_client_of_the_salon()
    {
        var salon = await app.Open();
        var (_, client) = await salon.AddSignedInClient(app, "Anna", "a14@clients.example");
        var (other, _) = await salon.AddSignedInClient(app, "Kanarievogel", "kanarievogel@clients.example");
        foreach (var address in Address.Of(app).Where(address => address.Admission!.Door != Door.Platform))
        {
            var body = address.IsSafe ? null : Strangers.Hostile(address, other, salon.Tenant.Id);
            var answer = await client.Send(new HttpMethod(address.Method), $"{salon.Path}{address.PathWith(other)}?clientId={other}&id={other}", body);
            Assert.DoesNotContain("kanarievogel", await answer.Content.ReadAsStringAsync(), StringComparison.OrdinalIgnoreCase);
            var isOwn = address.Admission!.Door is Door.Portal or Door.Public or Door.Anywhere;
            Assert.True(isOwn || answer.RequestMessage!.RequestUri!.AbsolutePath.EndsWith("/sign-in", StringComparison.Ordinal)
                || answer.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.BadRequest, $"{address} let a client in.");
        }
    }

    /// <summary>No list of parts is filled like an object: nobody sets how much memory it takes.</summary>
    [Fact]
    public async Task A14_a_form_sets_what_it_has_fields_for_and_nothing_of_the_lists_beside_them()
    {
        await using var scope = app.Services.CreateAsyncScope();
        var context = new DefaultHttpContext { RequestServices = scope.ServiceProvider };
        context.Request.ContentType = "application/x-www-form-urlencoded";
        context.Request.Form = new FormCollection(new() { ["Name"] = "Anna", ["Parts.Capacity"] = "2000", ["Inner.City"] = "Goes" });
        var posted = (await Posted<FormWithParts>.BindAsync(context, null!))!.Value;
        Assert.Equal(("Anna", 0, "Goes"), (posted.Name, posted.Parts.Capacity, posted.Inner!.City));
    }

    private sealed class FormWithParts
    {
        public string? Name { get; set; }

        public List<Part?> Parts { get; set; } = [];

        public Part? Inner { get; set; }
    }

    private sealed class Part
    {
        public string? City { get; set; }
    }
}
