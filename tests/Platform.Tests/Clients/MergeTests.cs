using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Platform.Kernel.Tenancy;
using Platform.Tests.Support;

namespace Platform.Tests.Clients;

[Trait("Needs", "Database")]
public sealed class MergeTests(SalonApp app)
{
    [Fact]
    public async Task CL_47_of_two_cards_one_is_left_with_everything_of_both()
    {
        var salon = await app.Open();
        var api = await salon.Api();
        var main = await api.Make("clients", new { firstName = "Anna", lastName = "Jansen", email = "anna@voorbeeld.example" });
        var other = await api.Make("clients", new { firstName = "Anna", lastName = "Janssen", mobile = "06-12345678", email = "a.j@voorbeeld.example" });
        await api.PostAsJsonAsync($"clients/{main}/notes", new { text = "Van de hoofdkaart" });
        await api.PostAsJsonAsync($"clients/{other}/notes", new { text = "Van de andere kaart" });
        var label = await api.Make("labels", new { name = "VIP" });
        await api.PutAsync($"clients/{other}/labels/{label}", null);
        await app.Settle();

        await api.Merge(main, [other], new() { ["email"] = other });
        await app.Settle();

        var merged = await api.Read($"clients/{main}");
        Assert.Equal("Jansen", merged.Text("lastName"));
        Assert.Equal("+31612345678", merged.Text("mobile"));
        Assert.Equal("a.j@voorbeeld.example", merged.Text("email"));
        Assert.Equal(["Anna Jansen"], await api.Names("q=anna"));
        Assert.Equal(["Anna Jansen"], await api.Names($"label={label}"));
        Assert.Equal(
            ["Van de andere kaart", "Van de hoofdkaart"],
            (await api.Items($"clients/{main}/notes")).Select(note => note.GetProperty("text").GetString()).Order());
        var events = (await api.Items($"clients/{main}/timeline")).Select(line => line.GetProperty("event").GetString());
        Assert.Equal(2, events.Count(name => name == "clients.client-registered"));
        Assert.Single(events, "clients.client-merged");
        Assert.Single(events, "marketing.label-added");
    }

    [Fact]
    public async Task CL_47_a_card_merged_away_is_not_there_and_says_where_to_look()
    {
        var salon = await app.Open();
        var api = await salon.Api();
        var (first, second, third) = (await api.Add("Anna"), await api.Add("Anna"), await api.Add("Anna"));
        await api.Merge(second, [third]);
        await api.Merge(first, [second]);

        foreach (var away in new[] { second, third })
        {
            var (get, patch, delete, restore, notes) = (
                await api.GetAsync($"clients/{away}"), await api.PatchAsJsonAsync($"clients/{away}", new { city = "Gent", version = 2 }),
                await api.DeleteAsync($"clients/{away}"), await api.PostAsync($"clients/{away}/restore", null),
                await api.GetAsync($"clients/{away}/notes"));
            foreach (var answer in new[] { get, patch, delete, restore, notes })
            {
                Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
                Assert.Equal(first, (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("mergedInto").GetGuid());
            }
        }

        var browser = await salon.SignIn();
        await browser.Get($"/clients/{third}");
        Assert.EndsWith($"/clients/{first}", browser.Last.RequestMessage!.RequestUri!.AbsolutePath, StringComparison.Ordinal);
    }

    [Fact]
    public async Task CL_47_only_an_owner_or_manager_merges_and_another_salons_card_is_not_there()
    {
        var (here, there) = (await app.Open(), await app.Open());
        var api = await here.Api();
        var (main, other) = (await api.Add("Anna"), await api.Add("Anna"));
        var stranger = await there.Api();
        var foreign = await stranger.Add("Anna");
        var merge = await api.Merge(main, [other]);
        await app.Settle();
        var before = await new Tables(app).Sums(there);
        foreach (var body in new object[] { new { mainId = main, otherIds = new[] { foreign } }, new { mainId = foreign, otherIds = new[] { main } } })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await api.PostAsJsonAsync("clients/merge", body)).StatusCode);
        }

        Assert.Equal(HttpStatusCode.NotFound, (await stranger.PostAsync($"merges/{merge}/undo", null)).StatusCode);
        Assert.Equal(before, await new Tables(app).Sums(there));
        foreach (var role in new[] { Role.Reception, Role.Stylist, Role.Marketer, Role.ReadOnly })
        {
            var program = await here.Api(role);
            Assert.Equal(HttpStatusCode.Forbidden, (await program.PostAsJsonAsync("clients/merge", new { mainId = main, otherIds = new[] { other } })).StatusCode);
            Assert.Equal(HttpStatusCode.Forbidden, (await program.PostAsync($"merges/{merge}/undo", null)).StatusCode);
        }

        Assert.Equal(HttpStatusCode.NoContent, (await (await here.Api(Role.Manager)).PostAsync($"merges/{merge}/undo", null)).StatusCode);
    }

    [Fact]
    public async Task CL_47_what_makes_no_sense_is_refused_with_a_message_and_nothing_is_done()
    {
        var api = await (await app.Open()).Api();
        var (main, other) = (await api.Add("Anna"), await api.Add("Anna"));
        var many = Enumerable.Range(0, 10).Select(_ => Guid.NewGuid()).ToArray();
        foreach (var (body, field) in new (object, string)[]
        {
            (new { otherIds = new[] { other } }, "mainId"), (new { mainId = main }, "otherIds"), (new { mainId = main, otherIds = new[] { main } }, "otherIds"),
            (new { mainId = main, otherIds = many }, "otherIds"),
            (new { mainId = main, otherIds = new[] { other }, fields = new { shoeSize = main } }, "fields.shoeSize"),
            (new { mainId = main, otherIds = new[] { other }, fields = new { email = Guid.NewGuid() } }, "fields.email"),
        })
        {
            var answer = await api.PostAsJsonAsync("clients/merge", body);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
            Assert.True((await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("errors").TryGetProperty(field, out _), field);
        }

        Assert.Equal(2, (await api.Names("q=anna")).Count);
    }

    [Fact]
    public async Task F_03_parts_of_an_address_or_a_surname_are_not_mixed()
    {
        var api = await (await app.Open()).Api();
        var main = await api.Make("clients", new { firstName = "Anna", lastName = "Jansen", address = new { street = "Dorpsstraat", number = "1" } });
        var stranger = await api.Make("clients", new
        {
            firstName = "Anna", infix = "de", lastName = "Vries", displayName = "Ans", address = new { street = "Kerkstraat", number = "5", addition = "B" },
        });
        var fitting = await api.Make("clients", new { firstName = "Anna", lastName = "Jansen", address = new { street = "Dorpsstraat", city = "Gent" } });
        await api.Merge(main, [stranger, fitting]);

        var merged = await api.Read($"clients/{main}");
        Assert.Equal("Anna Jansen", merged.Text("displayName"));
        Assert.Null(merged.Text("infix"));
        var address = merged["address"]!.AsObject();
        Assert.Equal(("Dorpsstraat", "1", null, "Gent"), (address.Text("street"), address.Text("number"), address.Text("addition"), address.Text("city")));
    }

    [Fact]
    public async Task F_04_what_was_changed_or_added_after_the_merge_stays_with_the_main_card()
    {
        var salon = await app.Open();
        var api = await salon.Api();
        var main = await api.Add("Anna", "Jansen", "oud@voorbeeld.example");
        var other = await api.Add("Anna", "Janssen", "ander@voorbeeld.example", "0612345678");
        var merge = await api.Merge(main, [other], new() { ["email"] = other });
        await app.Settle();
        var version = (await api.Read($"clients/{main}"))["version"]!.GetValue<int>();
        (await api.PatchAsJsonAsync($"clients/{main}", new { email = "later@voorbeeld.example", version })).EnsureSuccessStatusCode();
        await api.PostAsJsonAsync($"clients/{main}/notes", new { text = "Na het samenvoegen" });
        await api.PutAsync($"clients/{main}/labels/{await api.Make("labels", new { name = "Nieuw" })}", null);
        await app.Settle();
        await api.Undo(merge);
        await api.Undo(merge);
        await app.Settle();

        var (back, away) = (await api.Read($"clients/{main}"), await api.Read($"clients/{other}"));
        Assert.Equal("later@voorbeeld.example", back.Text("email"));
        Assert.Null(back.Text("mobile"));
        Assert.Equal(("ander@voorbeeld.example", "+31612345678"), (away.Text("email"), away.Text("mobile")));
        Assert.Single(await api.Items($"clients/{main}/notes"));
        Assert.Empty(await api.Items($"clients/{other}/notes"));
        Assert.Single(await api.Items($"clients/{main}/timeline?type=label"));
        Assert.Empty(await api.Items($"clients/{other}/timeline?type=label"));
    }

    [Fact]
    public async Task F_04_merges_are_taken_back_last_first_and_within_thirty_days()
    {
        await using var own = await app.Another();
        var api = await (await own.Open()).Api();
        var (first, second, third) = (await api.Add("Anna"), await api.Add("Bea"), await api.Add("Cor"));
        var one = await api.Merge(second, [third]);
        var two = await api.Merge(first, [second]);
        var early = await api.PostAsync($"merges/{one}/undo", null);
        Assert.Equal(HttpStatusCode.Conflict, early.StatusCode);
        Assert.Contains("later", (await early.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("title").GetString(), StringComparison.Ordinal);

        await api.Undo(two);
        var three = await api.Merge(second, [first]);
        Assert.Equal(HttpStatusCode.Conflict, (await api.PostAsync($"merges/{one}/undo", null)).StatusCode);
        await api.Undo(three);
        await api.Undo(one);
        Assert.Equal(["Anna", "Bea", "Cor"], await api.Names("sort=name"));

        var old = await api.Merge(first, [second]);
        own.Clock.Advance(TimeSpan.FromDays(30) + TimeSpan.FromMinutes(1));
        Assert.Equal(HttpStatusCode.Conflict, (await api.PostAsync($"merges/{old}/undo", null)).StatusCode);
    }

    [Fact]
    public async Task CL_47_the_login_of_the_main_card_stays_and_the_others_come_back_with_their_card()
    {
        var salon = await app.Open();
        var api = await salon.Api();
        var (main, mainBrowser) = await salon.AddSignedInClient(app, "Anna", "anna@voorbeeld.example");
        var (other, otherBrowser) = await salon.AddSignedInClient(app, "Ans", "ans@voorbeeld.example");
        var merge = await api.Merge(main, [other], new() { ["email"] = other });
        await app.Settle();
        await mainBrowser.Get("/portal/");
        Assert.DoesNotContain("sign-in", mainBrowser.Last.RequestMessage!.RequestUri!.AbsolutePath, StringComparison.Ordinal);
        await otherBrowser.Get("/portal/");
        Assert.Contains("sign-in", otherBrowser.Last.RequestMessage!.RequestUri!.AbsolutePath, StringComparison.Ordinal);

        await salon.SwitchLogin(main, false);
        Assert.True((await salon.SwitchLogin(main, true)).IsValid, "The address of the other card is free for the main card.");
        await salon.SwitchLogin(main, false);
        await api.Undo(merge);
        await app.Settle();
        Assert.Equal("off", (await api.Read($"clients/{other}/login")).Text("state"));
    }

    [Fact]
    public async Task F_04_a_login_comes_back_with_its_card()
    {
        var salon = await app.Open();
        var api = await salon.Api();
        var main = await api.Add("Anna");
        var (other, _) = await salon.AddSignedInClient(app, "Ans", "ans@voorbeeld.example");
        var merge = await api.Merge(main, [other]);
        await app.Settle();
        await api.Undo(merge);
        await app.Settle();
        Assert.Equal("on", (await api.Read($"clients/{other}/login")).Text("state"));
        Assert.Equal("on", (await api.Read($"clients/{other}")).Text("login"));

        await api.DeleteAsync($"clients/{other}");
        await app.Settle();
        await api.PostAsync($"clients/{other}/restore", null);
        await app.Settle();
        Assert.Equal("on", (await api.Read($"clients/{other}/login")).Text("state"));
    }
}
