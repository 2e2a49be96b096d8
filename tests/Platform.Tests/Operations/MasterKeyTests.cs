using System.Security.Cryptography;
using System.Xml.Linq;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Platform.Kernel.Keys;

namespace Platform.Tests.Operations;

/// <summary>Another master key, and what was made under the one before.</summary>
public sealed class MasterKeyTests
{
    private readonly string older = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));
    private readonly string newer = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));

    [Fact]
    public void A_new_key_in_front_wraps_and_the_older_one_behind_it_still_reads()
    {
        var (before, after) = (Key(older), Key($"{newer}, {older}"));
        var wrapped = new MasterKeyEncryptor(before).Encrypt(new XElement("kept", "secret")).EncryptedElement;
        Assert.Equal("secret", Decryptor(after).Decrypt(wrapped).Value);
        var token = new SealedTokens(before).Seal("unsubscribe", [1, 2, 3]);
        Assert.Equal([1, 2, 3], new SealedTokens(after).Open("unsubscribe", token)!);
        Assert.Equal(new AddressHash(before).Of(1, "a@b.example"), new AddressHash(after).Of(1, "a@b.example"));

        // What is made from now on is made under the new one.
        var fresh = new MasterKeyEncryptor(after).Encrypt(new XElement("kept", "new")).EncryptedElement;
        Assert.Equal("new", Decryptor(Key(newer)).Decrypt(fresh).Value);
        Assert.ThrowsAny<CryptographicException>(() => Decryptor(before).Decrypt(fresh));
        Assert.Null(new SealedTokens(before).Open("unsubscribe", new SealedTokens(after).Seal("unsubscribe", [1])));
    }

    [Fact]
    public void A_list_with_something_else_in_it_stops_the_start_with_one_line()
        => Assert.Contains("Keys:MasterKey", Assert.Throws<InvalidOperationException>(() => Key($"{newer},,{older}")).Message, StringComparison.Ordinal);

    private static MasterKeyDecryptor Decryptor(MasterKey key) => new(new ServiceCollection().AddSingleton(key).BuildServiceProvider());

    private static MasterKey Key(string setting) => MasterKey.From(
        new ConfigurationBuilder().AddInMemoryCollection([KeyValuePair.Create("Keys:MasterKey", (string?)setting)]).Build(), Path.GetTempPath());
}
