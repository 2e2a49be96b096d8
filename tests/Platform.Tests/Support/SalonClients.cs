using Microsoft.Extensions.DependencyInjection;
using Platform.Access.ClientLogins;
using Platform.Kernel.Web;

namespace Platform.Tests.Support;

/// <summary>Clients of a salon, and their ways into the restricted area.</summary>
internal static class SalonClients
{
    extension(Salon salon)
    {
        /// <summary>Puts a card into the books.</summary>
        public async Task<Guid> AddClient(string name, string? email = null) => await (await salon.Api()).Make("clients", new { firstName = name, email });

        /// <summary>What stands in the way, if anything.</summary>
        public async Task<FormState> SwitchLogin(Guid client, bool on)
        {
            await using var scope = salon.Scope();
            var state = new FormState();
            await scope.ServiceProvider.GetRequiredService<LoginSwitch>().Switch(client, on, state, default);
            return state;
        }

        /// <summary>A browser in which a new client with this address confirmed it and chose the password of all tests.</summary>
        public async Task<(Guid Client, Browser Browser)> AddSignedInClient(SalonApp app, string name, string email)
        {
            var client = await salon.AddClient(name, email);
            await salon.SwitchLogin(client, true);
            await app.Settle();
            var browser = salon.Visit();
            var link = SentMails.LinkIn(app.Mails.To(email)[^1]);
            await browser.Get(link);
            await browser.Post(link, new() { ["Password"] = Salon.Password });
            await app.Settle();
            return (client, browser);
        }
    }
}
