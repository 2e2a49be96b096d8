using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Platform.Kernel.Api;

/// <summary>What holds for every address of the API.</summary>
internal static class ApiConventions
{
    public static RouteGroupBuilder ForPrograms(this RouteGroupBuilder group)
        => group.WithMetadata(new ApiEndpoint()).AddEndpointFilter<IdempotencyFilter>();
}

/// <summary>Marks an endpoint of the API: its failures are problem details, never pages.</summary>
public sealed class ApiEndpoint;

/// <summary>A page of a list.</summary>
public sealed record Listing<T>(IReadOnlyList<T> Items, int Total, int Page, int PageSize)
{
    public const int LargestPage = 200;

    public const int UsualPage = 50;

    /// <summary>Page and size within what is allowed, whatever was asked for.</summary>
    public static (int Page, int Size) Bounds(int? page, int? size)
        => (Math.Clamp(page ?? 1, 1, 1_000_000), Math.Clamp(size ?? UsualPage, 1, LargestPage));
}
