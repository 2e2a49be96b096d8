using System.Net.Http.Json;
using Microsoft.Extensions.DependencyInjection;
using Platform.Marketing;
using Platform.Tests.Support;

namespace Platform.Tests.Marketing;

[Trait("Needs", "Database")]
public sealed class ConsentGateTests(SalonApp app)
{
    [Fact]
    public async Task PR_03_messages_about_appointments_pass_until_switched_off_and_all_others_only_after_a_yes()
    {
        var salon = await app.Open();
        using var api = await salon.Api();
        var client = await salon.AddClient("Anna");
        Assert.Equal(["appointments-email", "appointments-sms"], await Open(salon, client));

        await Set(api, client, given: true);
        Assert.Equal(ConsentPair.All.Select(pair => pair.Code), await Open(salon, client));
        await Set(api, client, given: false);
        Assert.Empty(await Open(salon, client));
    }

    [Fact]
    public async Task PR_03_nothing_passes_to_a_card_in_the_bin_or_by_a_channel_that_is_not_there()
    {
        // Also before the card's consents have heard of the bin.
        await using var alone = await app.Another();
        var salon = await alone.Open();
        using var api = await salon.Api();
        var client = await salon.AddClient("Anna");
        await Set(api, client, given: true);
        await using (var scope = salon.Scope())
        {
            var gate = scope.ServiceProvider.GetRequiredService<ConsentGate>();
            Assert.False(await gate.Opens(client, ConsentPurpose.Appointments, ConsentChannel.App, default));
            Assert.False(await gate.Opens(Guid.NewGuid(), ConsentPurpose.Appointments, ConsentChannel.Email, default));
        }

        await api.DeleteAsync($"clients/{client}");
        Assert.Empty(await Open(salon, client));
    }

    private static async Task Set(HttpClient api, Guid client, bool given)
        => (await api.PutAsJsonAsync($"clients/{client}/consents", new { consents = ConsentPair.All.Select(pair => new { purpose = pair.PurposeCode, channel = pair.ChannelCode, given }) }))
            .EnsureSuccessStatusCode();

    private static async Task<List<string>> Open(Salon salon, Guid client)
    {
        await using var scope = salon.Scope();
        var gate = scope.ServiceProvider.GetRequiredService<ConsentGate>();
        var open = new List<string>();
        foreach (var pair in ConsentPair.All)
        {
            if (await gate.Opens(client, pair.Purpose, pair.Channel, default))
            {
                open.Add(pair.Code);
            }
        }

        return open;
    }
}
