using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Platform.Clients;
using Platform.Kernel.Events;
using Platform.Kernel.Tenancy;
using Platform.Tests.Support;

namespace Platform.Tests.Clients;

[Trait("Needs", "Database")]
public sealed class RegisterClientTests(SalonApp app)
{
    [Fact]
    public async Task CL_09_a_first_name_is_enough()
    {
        var browser = await (await app.Open()).SignIn();
        var page = await browser.Post("/clients/new", new() { ["FirstName"] = "Roos" });
        Assert.Equal("Roos", page.QuerySelector("h1")!.TextContent);
        Assert.Contains("Roos is toegevoegd", browser.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_wrong_stands_at_its_field_and_nothing_typed_is_lost()
    {
        var browser = await (await app.Open()).SignIn();
        var page = await browser.Post("/clients/new", new() { ["FirstName"] = "", ["LastName"] = new string('x', 300), ["Email"] = "anna@", ["Address.City"] = "Gent" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, browser.Last.StatusCode);
        Assert.Equal("Voornaam is verplicht.", page.QuerySelector("#FirstName-message")!.TextContent.Trim());
        Assert.Contains("Achternaam", page.QuerySelector("#LastName-message")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("anna@", page.QuerySelector("input[name=Email]")!.GetAttribute("value"));
        Assert.Equal("Gent", page.QuerySelector("input[name='Address.City']")!.GetAttribute("value"));
    }

    [Fact]
    public async Task CL_23_two_people_may_share_an_address_and_the_desk_is_told()
    {
        var browser = await (await app.Open()).SignIn();
        await browser.Post("/clients/new", new() { ["FirstName"] = "Anna", ["Email"] = "thuis@voorbeeld.example" });
        await browser.Post("/clients/new", new() { ["FirstName"] = "Bram", ["Email"] = "Thuis@voorbeeld.example" });
        Assert.Equal(HttpStatusCode.OK, browser.Last.StatusCode);
        Assert.Contains("Anna heeft hetzelfde e-mailadres", browser.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_program_gets_201_with_the_address_of_what_it_made()
    {
        var salon = await app.Open();
        var api = await salon.Api();
        var answer = await api.PostAsJsonAsync("clients", new { firstName = "Anna", mobile = "06-12345678", birthDate = "12-03-1985", address = new { postcode = "1234ab" } });
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        var made = (await answer.Content.ReadFromJsonAsync<JsonObject>())!;
        Assert.EndsWith($"/api/v1/clients/{made.Id()}", answer.Headers.Location!.ToString(), StringComparison.Ordinal);
        Assert.Equal("+31612345678", made.Text("mobile"));
        Assert.Equal("1985-03-12", made.Text("birthDate"));
        Assert.Equal("1234 AB", made["address"]!["postcode"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_program_hears_the_same_messages_by_field()
    {
        var api = await (await app.Open()).Api();
        var answer = await api.PostAsJsonAsync("clients", new { lastName = "Jansen", address = new { postcode = "1" } });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var errors = (await answer.Content.ReadFromJsonAsync<JsonObject>())!["errors"]!.AsObject();
        Assert.Equal(["firstName", "address.postcode"], errors.Select(error => error.Key));
    }

    [Fact]
    public async Task A_body_cannot_choose_id_salon_or_version_and_a_number_is_no_name()
    {
        var (here, there) = (await app.Open(), await app.Open());
        var made = await (await here.Api()).Register(new { firstName = "Anna", id = Guid.Empty, tenantId = there.Tenant.Id, version = 7, login = "on", deletedAt = "2020-01-01" });
        Assert.NotEqual(Guid.Empty, made.Id());
        Assert.Equal(1, made["version"]!.GetValue<int>());
        Assert.Equal("none", made.Text("login"));
        Assert.Empty(await (await there.Api()).Names(""));
        Assert.Equal(HttpStatusCode.BadRequest, (await (await here.Api()).PostAsJsonAsync("clients", new { firstName = 5 })).StatusCode);
    }

    [Fact]
    public async Task The_same_key_makes_one_client_and_gives_the_same_answer()
    {
        var api = await (await app.Open()).Api();
        api.DefaultRequestHeaders.Add("Idempotency-Key", Guid.NewGuid().ToString());
        var (first, second) = (await api.PostAsJsonAsync("clients", new { firstName = "Anna" }), await api.PostAsJsonAsync("clients", new { firstName = "Anna" }));
        Assert.Equal(HttpStatusCode.Created, second.StatusCode);
        Assert.Equal(first.Headers.Location, second.Headers.Location);
        Assert.Equal(await first.Content.ReadAsStringAsync(), await second.Content.ReadAsStringAsync());
        Assert.Single(await api.Names(""));
    }

    [Fact]
    public async Task The_event_is_written_with_the_client_and_names_who_did_it()
    {
        var salon = await app.Open();
        var id = await (await salon.Api()).Add("Anna", "Jansen");
        await using var scope = salon.Scope();
        var said = await scope.ServiceProvider.GetRequiredService<ClientsDb>().Set<OutboxMessage>()
            .SingleAsync(message => message.TenantId == salon.Tenant.Id && message.Name == "clients.client-registered");
        Assert.Contains(id.ToString(), said.Payload, StringComparison.Ordinal);
        Assert.Equal("Key of Owner", said.ActorName);
    }

    [Theory]
    [InlineData(Role.Stylist)]
    [InlineData(Role.Marketer)]
    [InlineData(Role.ReadOnly)]
    public async Task Roles_that_may_not_add_clients_are_refused(Role role)
    {
        var answer = await (await (await app.Open()).Api(role)).PostAsJsonAsync("clients", new { firstName = "Anna" });
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }
}
