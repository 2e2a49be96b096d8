using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;

namespace Platform.Kernel.Keys;

/// <summary>What may be kept of a mail address that has to be known again and must not be known: a hash with a key outside the database.</summary>
public sealed class AddressHash(MasterKey master)
{
    // Of the oldest: a hash is compared for years, and cannot be made anew from another.
    private readonly byte[] key = master.AllFor("address")[^1];

    /// <param name="address">In the form in which addresses are compared.</param>
    /// <returns>43 letters; another salon's hash of the same address is another one.</returns>
    public string Of(int tenantId, string address) => WebEncoders.Base64UrlEncode(
        HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{tenantId}|{address}"))));
}
