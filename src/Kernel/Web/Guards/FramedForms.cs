using System.Buffers.Binary;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Platform.Kernel.Keys;
using Platform.Kernel.Tenancy;

namespace Platform.Kernel.Web;

/// <summary>Said of an address whose form may stand in a frame on somebody else's website.</summary>
public sealed class MayBeFramed;

/// <summary>
/// The token of a form in a frame on somebody else's website. Browsers keep no cookie there that the usual token could be compared
/// with (docs/decisions/0035): this one is sealed here, for one salon and one day. It counts for nobody who is signed in.
/// </summary>
public sealed class FramedForms(SealedTokens tokens, TenantContext salon, TimeProvider clock)
{
    /// <summary>In the form.</summary>
    public const string Field = "FrameToken";

    private const string Purpose = "framed-form";
    private const int Size = sizeof(int) + sizeof(long);

    private static readonly TimeSpan Valid = TimeSpan.FromHours(24);

    public string Token()
    {
        Span<byte> content = stackalloc byte[Size];
        BinaryPrimitives.WriteInt32BigEndian(content, salon.TenantId);
        BinaryPrimitives.WriteInt64BigEndian(content[sizeof(int)..], clock.GetUtcNow().ToUnixTimeSeconds());
        return tokens.Seal(Purpose, content);
    }

    /// <summary>Whether a request to a page that may be framed carries one.</summary>
    internal static async Task<bool> Pass(HttpContext context)
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<MayBeFramed>() is null || !context.Request.HasFormContentType)
        {
            return false;
        }

        try
        {
            var form = await context.Request.ReadFormAsync(context.RequestAborted);
            return context.RequestServices.GetRequiredService<FramedForms>().Pass(form[Field].ToString());
        }
        catch (Exception e) when (e is InvalidDataException or InvalidOperationException or IOException)
        {
            return false;
        }
    }

    private bool Pass(string token)
    {
        if (!salon.IsSet || salon.Actor.Kind is ActorKind.Staff or ActorKind.Client
            || tokens.Open(Purpose, token) is not { Length: Size } content)
        {
            return false;
        }

        var age = clock.GetUtcNow() - DateTimeOffset.FromUnixTimeSeconds(BinaryPrimitives.ReadInt64BigEndian(content.AsSpan(sizeof(int))));
        return BinaryPrimitives.ReadInt32BigEndian(content) == salon.TenantId && age < Valid;
    }
}
