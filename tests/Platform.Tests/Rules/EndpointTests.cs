using System.Net;
using Microsoft.AspNetCore.Antiforgery;
using Platform.Kernel.Modules;
using Platform.Tests.Support;

namespace Platform.Tests.Rules;

/// <summary>Every address of the running application, taken from its router.</summary>
[Trait("Needs", "Database")]
public sealed class EndpointTests(SalonApp app)
{
    /// <summary>Settled, 33: one-click unsubscribe and inbound hooks; programs with a key are let through by their key.</summary>
    private static readonly string[] WithoutToken = ["POST /l/{token:minlength(100)}", "POST /inbound/mail"];

    private readonly IReadOnlyList<Address> all = Address.Of(app);

    [Fact]
    public void Every_address_says_who_may_come_in_and_with_which_right()
    {
        Assert.NotEmpty(all);
        Rule.HasNo(all.Where(address => address.Admission is null));
        Rule.HasNo(all.Where(address => address.Admission is { Door: Door.Staff or Door.Portal or Door.Api, Needs: null }
            && address.Endpoint.Metadata.GetMetadata<OpenToEveryRole>() is null));
    }

    [Fact]
    public void A20_only_named_addresses_do_without_a_token() => Rule.HasNo(all
        .Where(address => !address.IsSafe && address.Endpoint.Metadata.GetMetadata<IAntiforgeryMetadata>() is { RequiresValidation: false })
        .Where(address => !WithoutToken.Contains(address.ToString())));

    [Fact]
    public async Task A20_a_form_of_another_site_is_refused_everywhere_and_changes_nothing()
    {
        var salon = await app.Open();
        var browser = await salon.SignIn();
        var before = await new Tables(app).Sums(salon);
        foreach (var address in all.Where(address => !address.IsSafe && !WithoutToken.Contains(address.ToString())))
        {
            var path = address.Admission!.Door == Door.Platform ? "" : salon.Path;
            using var forged = new HttpRequestMessage(new HttpMethod(address.Method), path + address.PathWith(Guid.NewGuid()))
            {
                Content = address.Body(("On", "true"), ("Email", Salon.EmailOf(Kernel.Tenancy.Role.Owner))),
            };
            var answer = await browser.Http.SendAsync(forged);
            Assert.True(IsRefused(answer, address), $"{address} answered {answer.StatusCode}.");
        }

        Assert.Equal(before, await new Tables(app).Sums(salon));
    }

    [Fact]
    public async Task A20_opening_every_page_changes_nothing()
    {
        var salon = await app.Open();
        var browser = await salon.SignIn();
        var before = await new Tables(app).Sums(salon);
        foreach (var address in all.Where(address => address.Method == "GET" && address.Admission!.Door != Door.Platform))
        {
            var answer = await browser.Http.GetAsync(salon.Path + address.PathWith(Guid.NewGuid()));
            Assert.True(answer.StatusCode < HttpStatusCode.InternalServerError, $"{address} answered {answer.StatusCode}.");
        }

        Assert.Equal(before, await new Tables(app).Sums(salon));
    }

    /// <summary>In the restricted area staff are nobody: they are sent to its sign-in before a token is looked for.</summary>
    private static bool IsRefused(HttpResponseMessage answer, Address address) => answer.StatusCode == HttpStatusCode.BadRequest
        || (address.Admission!.Door == Door.Portal && answer.RequestMessage!.RequestUri!.AbsolutePath.EndsWith("/portal/sign-in", StringComparison.Ordinal));
}
