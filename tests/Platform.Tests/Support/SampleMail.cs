using Platform.Kernel.Mail;

namespace Platform.Tests.Support;

/// <summary>A mail that every server takes; tests change what they are about.</summary>
internal static class SampleMail
{
    private static int count;

    public static OutgoingMail To(string address, string subject = "Your appointment") => new(
        $"{Interlocked.Increment(ref count)}.sample@mail.salon.example",
        "bounce@mail.salon.example",
        new Mailbox("Salon Zoë", "hello@salon.example"),
        null,
        new Mailbox("Jane Doe", address),
        subject,
        new DateTime(2026, 11, 21, 9, 30, 0, DateTimeKind.Utc),
        "Hello Jane,\n\nsee you on Tuesday.\n",
        "<p>Hello Jane,</p>\n<p>see you on Tuesday.</p>\n");

    public static OutgoingMail Simple() => To("jane@client.example");
}
