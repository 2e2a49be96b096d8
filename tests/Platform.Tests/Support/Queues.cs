using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Platform.Access;
using Platform.Contracts.Access;
using Platform.Kernel.Data;
using Platform.Kernel.Events;
using Platform.Kernel.Mail;

namespace Platform.Tests.Support;

/// <summary>The queues of an application: putting work in, seeing how it stands, working it off.</summary>
internal static class Queues
{
    extension(SalonApp app)
    {
        /// <summary>Works off the events that are due, and leaves the mails.</summary>
        public Task<int> Dispatch() => app.Services.GetRequiredService<Dispatcher>().Drain();

        /// <summary>Sends the mails that are due.</summary>
        public Task<int> SendMails() => app.Services.GetRequiredService<MailWorker>().Drain();

        public DateTime Now => app.Clock.GetUtcNow().UtcDateTime;

        /// <summary>Reads or changes the queues behind everybody's back.</summary>
        public async Task<T> Kernel<T>(Func<KernelDb, Task<T>> work)
        {
            await using var scope = app.Services.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<KernelDb>();
            var result = default(T)!;
            await db.InTransaction(
                async () =>
                {
                    result = await work(db);
                    await db.SaveChangesAsync();
                },
                default);
            return result;
        }

        public Task<List<OutboxMessage>> Events(string name) => app.Kernel(db => db.Outbox.AsNoTracking().Where(m => m.Name == name).OrderBy(m => m.Seq).ToListAsync());

        public async Task<OutboxMessage> Event(Guid client)
            => (await app.Events("access.client-signed-in")).Single(message => message.Payload.Contains($"{client}", StringComparison.Ordinal));

        public async Task<QueuedMail> Mail(string cause) => await app.Kernel(db => db.Mails.AsNoTracking().SingleAsync(mail => mail.Cause == cause));

        /// <summary>How often the listener's effect is there.</summary>
        public async Task<int> Effects(Guid client)
            => (await app.Events("access.confirmation-sent-again")).Count(message => message.Payload.Contains($"{client}", StringComparison.Ordinal));
    }

    extension(Salon salon)
    {
        /// <summary>Says that a client signed in, who need not be there.</summary>
        public async Task<Guid> SayClientSignedIn()
        {
            var client = Guid.CreateVersion7();
            await salon.Save(db => db.Publish(new ClientSignedIn(client)));
            return client;
        }

        public async Task Save(Action<AccessDb> change)
        {
            await using var scope = salon.Scope();
            var db = scope.ServiceProvider.GetRequiredService<AccessDb>();
            change(db);
            await db.SaveChangesAsync();
        }
    }
}
