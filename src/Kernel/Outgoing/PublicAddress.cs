using System.Net;

namespace Platform.Kernel.Outgoing;

/// <summary>Which addresses are on the public internet (the special-purpose registries of IANA; RFC 6890).</summary>
internal static class PublicAddress
{
    /// <summary>This network and host, private use, shared, link-local, for documents and measurements, multicast, reserved.</summary>
    private static readonly IPNetwork[] Special =
    [
        .. ((string[])[
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24",
            "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
            "2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20",
        ]).Select(text => IPNetwork.Parse(text)),
    ];

    /// <summary>Of version 6 nothing else is given out.</summary>
    private static readonly IPNetwork GivenOut = IPNetwork.Parse("2000::/3");

    public static bool Is(IPAddress address)
    {
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return (plain.AddressFamily != System.Net.Sockets.AddressFamily.InterNetworkV6 || GivenOut.Contains(plain))
            && !Special.Any(network => network.Contains(plain));
    }
}
