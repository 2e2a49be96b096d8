using System.Net;
using System.Net.Http.Json;
using Platform.Kernel.Tenancy;
using Platform.Tests.Support;

namespace Platform.Tests.Clients;

/// <summary>Who usually serves a client.</summary>
[Trait("Needs", "Database")]
public sealed class AssignedStaffTests(SalonApp app)
{
    [Fact]
    public async Task CL_52_whoever_serves_a_client_is_chosen_on_the_card_and_filtered_by()
    {
        var salon = await app.Open();
        var (api, owner) = (await salon.Api(), await salon.SignIn());
        var (anna, bram) = (await api.Add("Anna"), await api.Add("Bram"));
        Assert.Null((await owner.Get($"/clients/{anna}")).QuerySelector("#assigned"));

        var stylist = await salon.SignIn(Role.Stylist);
        var choices = (await owner.Get($"/clients/{anna}")).QuerySelectorAll("#assigned option");
        var sam = choices.Single(choice => choice.TextContent == "Sam Stylist").GetAttribute("value")!;
        await owner.Post($"/clients/{anna}/assigned", new() { ["StaffId"] = sam });
        Assert.Equal(sam, owner.Page.QuerySelector("#assigned option[selected]")!.GetAttribute("value"));
        Assert.Equal("Sam Stylist", (await stylist.Get($"/clients/{anna}")).QuerySelector("#assigned dd")!.TextContent);
        Assert.Equal(sam, (await api.Read($"clients/{anna}")).Text("assignedStaffId"));

        var list = await owner.Get($"/clients?assignedStaffId={sam}");
        Assert.Equal(["Anna"], list.QuerySelectorAll(".row-person a").Select(link => link.TextContent));
        Assert.Contains("Vaste medewerker: Sam Stylist", list.QuerySelector(".chips")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(["Anna"], await api.Names($"assignedStaffId={sam}"));

        await owner.Post("/clients/selected", new() { ["Ids"] = $"{bram}", ["Action"] = $"assign:{sam}" });
        Assert.Equal(["Anna", "Bram"], await api.Names($"assignedStaffId={sam}"));
        await owner.Post($"/clients/{anna}/assigned", new() { ["StaffId"] = "" });
        await app.Settle();
        var history = (await owner.Get($"/clients/{anna}?tab=history")).Body!.TextContent;
        Assert.Contains("maakte Sam Stylist de vaste medewerker", history, StringComparison.Ordinal);
        Assert.Contains("haalde de vaste medewerker weg", history, StringComparison.Ordinal);
        Assert.Contains(";Sam Stylist;", await api.GetStringAsync("exports/clients.csv"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task CL_52_programs_say_it_with_the_other_data_and_only_of_who_works_here()
    {
        var (salon, next) = (await app.Open(), await app.Open());
        var api = await salon.Api();
        await salon.AddStaff(Role.Stylist);
        var ids = (await api.Items("staff")).Select(one => one.GetProperty("id").GetGuid()).ToList();
        var theirs = (await (await next.Api()).Items("staff"))[0].GetProperty("id").GetGuid();
        var anna = await api.Make("clients", new { firstName = "Anna", assignedStaffId = ids[0] });
        Assert.Equal($"{ids[0]}", (await api.Read($"clients/{anna}")).Text("assignedStaffId"));

        var changed = await api.Change(anna, new { assignedStaffId = ids[1], version = 1 });
        Assert.Equal($"{ids[1]}", changed.Text("assignedStaffId"));
        Assert.Equal($"{ids[1]}", (await api.Change(anna, new { lastName = "Berg", version = 2 })).Text("assignedStaffId"));
        foreach (var refused in new[] { theirs, Guid.NewGuid() })
        {
            var answer = await api.PostAsJsonAsync("clients", new { firstName = "Bram", assignedStaffId = refused });
            Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
            Assert.Contains("assignedStaffId", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
    }
}
