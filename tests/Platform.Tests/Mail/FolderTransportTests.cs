using Platform.Kernel.Mail;
using Platform.Tests.Support;
using Xunit;

namespace Platform.Tests.Mail;

public sealed class FolderTransportTests : IDisposable
{
    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;

    private readonly string folder = Path.Combine(Path.GetTempPath(), $"mails-{Guid.NewGuid():N}");

    [Fact]
    public async Task Each_mail_is_one_file_that_sorts_by_time()
    {
        var transport = new FolderTransport(folder, TimeProvider.System);

        foreach (var subject in new[] { "first", "second", "third" })
        {
            Assert.Equal(MailOutcome.Accepted, (await transport.Send(SampleMail.To("jane@client.example", subject), null, Token)).Outcome);
        }

        var files = Directory.GetFiles(folder).Order(StringComparer.Ordinal).ToList();
        var read = await PythonMailReader.Read(files.Select(File.ReadAllBytes));
        Assert.Equal(["first", "second", "third"], read.Select(mail => mail.Subject));
        Assert.All(files, file => Assert.EndsWith("sample@mail.salon.example.eml", file, StringComparison.Ordinal));
    }

    [Fact]
    public async Task I11_a_message_id_cannot_leave_the_folder()
    {
        var transport = new FolderTransport(folder, TimeProvider.System);

        await transport.Send(SampleMail.Simple() with { MessageId = "/../../x@mail.example" }, null, Token);

        Assert.EndsWith("-_.._.._x@mail.example.eml", Assert.Single(Directory.GetFiles(folder)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task M9_a_malformed_mail_leaves_no_file_and_takes_no_step()
    {
        var transport = new FolderTransport(folder, TimeProvider.System);

        var result = await transport.Send(SampleMail.To("nobody"), () => throw new InvalidOperationException("too early"), Token);

        Assert.Equal(MailOutcome.PermanentFailure, result.Outcome);
        Assert.False(Directory.Exists(folder));
    }

    [Fact]
    public async Task M4_a_folder_that_cannot_be_written_is_transport_trouble()
    {
        await File.WriteAllTextAsync(folder, "a file stands in the way", Token);

        var result = await new FolderTransport(folder, TimeProvider.System).Send(SampleMail.Simple(), null, Token);

        Assert.Equal(MailOutcome.TransportFailure, result.Outcome);
    }

    public void Dispose()
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
        else
        {
            File.Delete(folder);
        }
    }
}
