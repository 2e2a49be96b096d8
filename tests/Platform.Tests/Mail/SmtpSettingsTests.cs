using Microsoft.Extensions.Configuration;
using Platform.Kernel.Mail;
using Xunit;

namespace Platform.Tests.Mail;

public sealed class SmtpSettingsTests
{
    [Fact]
    public void Only_the_host_must_be_given() =>
        Assert.Equal(new SmtpSettings("relay.example", 587, SmtpSecurity.StartTls), Read(("Host", "relay.example")));

    [Theory]
    [InlineData("None", 25)]
    [InlineData("starttls", 587)]
    [InlineData("Tls", 465)]
    public void The_port_follows_the_security(string security, int port) =>
        Assert.Equal(port, Read(("Host", "relay.example"), ("Security", security)).Port);

    [Fact]
    public void Everything_can_be_given() =>
        Assert.Equal(
            new SmtpSettings("relay.example", 2525, SmtpSecurity.None, "salon", "secret", 8),
            Read(("Host", "relay.example"), ("Port", "2525"), ("Security", "None"), ("User", "salon"), ("Password", "secret"), ("Connections", "8")));

    [Theory]
    [InlineData("Host", "")]
    [InlineData("Port", "0")]
    [InlineData("Port", "smtp")]
    [InlineData("Port", "70000")]
    [InlineData("Security", "ssl")]
    [InlineData("Security", "1")]
    [InlineData("Connections", "0")]
    [InlineData("User", "salon", "Password")]
    [InlineData("Password", "secret", "User")]
    public void A_wrong_setting_is_named_in_one_line(string key, string value, string? named = null)
    {
        var failure = Assert.Throws<InvalidOperationException>(() => Read(("Host", "relay.example"), (key, value)));

        Assert.StartsWith($"Mail:Smtp:{named ?? key} ", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', failure.Message);
        Assert.DoesNotContain("secret", failure.Message, StringComparison.Ordinal);
    }

    private static SmtpSettings Read(params (string Key, string Value)[] settings) =>
        SmtpSettings.From(new ConfigurationBuilder().AddInMemoryCollection(
            settings.GroupBy(setting => $"Mail:Smtp:{setting.Key}").ToDictionary(group => group.Key, group => (string?)group.Last().Value)).Build());
}
