using System.Buffers.Binary;
using Platform.Kernel.Keys;
using Platform.Kernel.Mail;

namespace Platform.Marketing;

/// <summary>The links that confirm a newsletter. They are derived when the mail is written: no row holds one.</summary>
internal sealed class SignUpLinks(SealedTokens tokens, SalonAddress addresses)
{
    /// <summary>Every token of ours has this length, and no other link of mails has.</summary>
    public const int TokenLength = 66;

    private const string Purpose = "newsletter";
    private const byte Form = 1;
    private const int Length = 1 + sizeof(int) + 16;

    public string For(Tenant tenant, Guid signUpId)
    {
        Span<byte> said = stackalloc byte[Length];
        said[0] = Form;
        BinaryPrimitives.WriteInt32BigEndian(said[1..], tenant.Id);
        signUpId.TryWriteBytes(said[5..]);
        return addresses.Of(tenant, $"/l/{tokens.Seal(Purpose, said)}");
    }

    /// <summary>The sign-up of this salon that a token speaks of; null for everything else.</summary>
    public Guid? Read(string token, TenantContext salon)
        => salon.IsSet && tokens.Open(Purpose, token) is { Length: Length } said && said[0] == Form
            && BinaryPrimitives.ReadInt32BigEndian(said.AsSpan(1)) == salon.TenantId ? new Guid(said.AsSpan(5)) : null;
}
