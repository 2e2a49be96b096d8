using System.Buffers;
using System.Security.Cryptography;
using System.Text;

namespace Platform.Kernel.Mail;

/// <summary>
/// Signs mails of one domain with RSA and SHA-256, relaxed in head and body (RFC 6376, RFC 8301). Fields that nobody may add are signed
/// once more than they stand there: adding one breaks the signature.
/// </summary>
/// <param name="domain">Of the sender, in ASCII.</param>
/// <param name="selector">Under which the public key stands in the DNS of the domain.</param>
/// <param name="key">Given away: the signer disposes of it.</param>
public sealed class DkimSigner(string domain, string selector, RSA key) : IDisposable
{
    /// <summary>
    /// The length of keys that are made here, in bits: the least that is advised and the most that fits every name server.
    /// </summary>
    public const int KeyLength = 2048;

    private const int LineLength = 76;

    private static readonly string[] Closed =
    [
        "From", "Reply-To", "To", "Subject", "Date", "Message-ID", "MIME-Version", "Content-Type", "List-Unsubscribe",
        "List-Unsubscribe-Post",
        "CFBL-Address",
    ];

    private static readonly string[] Open = ["List-Id", "Feedback-ID", "Auto-Submitted"];

    private readonly Lock gate = new();

    public string Domain => domain;

    public string Selector => selector;

    /// <summary>What the name server of the domain has to say.</summary>
    public static string RecordOf(string publicKey) => $"v=DKIM1; k=rsa; p={publicKey}";

    public void Dispose() => key.Dispose();

    /// <summary>Writes the field with the signature, which stands before the mail.</summary>
    /// <param name="mail">Head and body, lines of CR LF.</param>
    /// <param name="output">Gets the field alone.</param>
    public void Sign(ReadOnlySpan<byte> mail, IBufferWriter<byte> output)
    {
        var end = mail.IndexOf("\r\n\r\n"u8);
        var fields = Fields(Encoding.UTF8.GetString(mail[..(end + 2)]));
        var body = SHA256.HashData(RelaxedBody(mail[(end + 4)..]));
        var covered = Covered(fields);
        var unsigned = string.Join("\r\n ",
        [
            $"DKIM-Signature: v=1; a=rsa-sha256; c=relaxed/relaxed; d={domain}; s={selector};",
            .. Folded(string.Join(':', covered.Select(one => one.Name)), "h="),
            $"bh={Convert.ToBase64String(body)};",
            "b=",
        ]);
        var said = new StringBuilder();
        foreach (var (_, value) in covered)
        {
            said.Append(value);
        }

        said.Append(Relaxed(unsigned)[..^2]);
        var octets = Encoding.UTF8.GetBytes(said.ToString());
        byte[] seal;

        // One key signs for several connections at once, and promises nothing about that.
        lock (gate)
        {
            seal = key.SignData(octets, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        }

        var signature = string.Join("\r\n ", Convert.ToBase64String(seal).Chunk(LineLength - 2).Select(line => new string(line)));
        Encoding.ASCII.GetBytes($"{unsigned}{signature}\r\n", output);
    }

    /// <summary>
    /// The names in the order of signing, each with what is hashed for it; of several fields of a name the last comes first.
    /// </summary>
    private static List<(string Name, string Value)> Covered(List<(string Name, string Whole)> fields)
    {
        var covered = new List<(string Name, string Value)>();
        foreach (var name in Closed.Concat(Open))
        {
            var own = fields.FindAll(field => field.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
            own.Reverse();
            covered.AddRange(own.Select(field => (name, Relaxed(field.Whole))));
        }

        return [.. covered, .. Closed.Select(name => (name, ""))];
    }

    private static IEnumerable<string> Folded(string names, string start)
    {
        var line = new StringBuilder(start);
        foreach (var name in names.Split(':'))
        {
            if (line.Length + name.Length + 2 > LineLength)
            {
                yield return line.ToString();
                line.Clear();
            }

            line.Append(name).Append(':');
        }

        line[^1] = ';';
        yield return line.ToString();
    }

    private static List<(string Name, string Whole)> Fields(string head)
    {
        var fields = new List<(string Name, string Whole)>();
        foreach (var line in head.Split("\r\n", StringSplitOptions.RemoveEmptyEntries))
        {
            if (line[0] is ' ' or '\t')
            {
                fields[^1] = (fields[^1].Name, $"{fields[^1].Whole}\r\n{line}");
            }
            else
            {
                fields.Add((line[..line.IndexOf(':', StringComparison.Ordinal)], line));
            }
        }

        return fields;
    }

    /// <summary>RFC 6376, 3.4.2.</summary>
    private static string Relaxed(string field)
    {
        var colon = field.IndexOf(':', StringComparison.Ordinal);
        var value = new StringBuilder();
        foreach (var character in field.AsSpan(colon + 1))
        {
            if (character is not (' ' or '\t' or '\r' or '\n'))
            {
                value.Append(character);
            }
            else if (value.Length > 0 && value[^1] != ' ')
            {
                value.Append(' ');
            }
        }

        return $"{field[..colon].TrimEnd().ToLowerInvariant()}:{value.ToString().TrimEnd(' ')}\r\n";
    }

    /// <summary>RFC 6376, 3.4.4: blanks become one, those at the end of a line and empty lines at the end go.</summary>
    private static byte[] RelaxedBody(ReadOnlySpan<byte> body)
    {
        var relaxed = new byte[body.Length + 2];
        var (length, emptyLines) = (0, 0);
        while (!body.IsEmpty)
        {
            var end = body.IndexOf("\r\n"u8);
            var line = (end < 0 ? body : body[..end]).TrimEnd(" \t"u8);
            body = end < 0 ? [] : body[(end + 2)..];
            if (line.IsEmpty)
            {
                emptyLines++;
                continue;
            }

            for (; emptyLines > 0; emptyLines--)
            {
                (relaxed[length++], relaxed[length++]) = ((byte)'\r', (byte)'\n');
            }

            var wasBlank = false;
            foreach (var octet in line)
            {
                var isBlank = octet is (byte)' ' or (byte)'\t';
                if (!isBlank || !wasBlank)
                {
                    relaxed[length++] = isBlank ? (byte)' ' : octet;
                }

                wasBlank = isBlank;
            }

            (relaxed[length++], relaxed[length++]) = ((byte)'\r', (byte)'\n');
        }

        return relaxed[..length];
    }
}
