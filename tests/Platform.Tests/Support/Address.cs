using System.Globalization;
using System.Net.Http.Json;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.DependencyInjection;
using Platform.Kernel.Modules;

namespace Platform.Tests.Support;

/// <summary>One method at one address of the running application, as its router knows it.</summary>
public sealed record Address(string Method, RouteEndpoint Endpoint, Admission? Admission)
{
    /// <summary>Mapped beside the static files outside production; the gate never lets it answer.</summary>
    private const string FilesOfDevelopment = "{**path:file}";

    private static readonly string[] Safe = ["GET", "HEAD", "OPTIONS"];

    public bool IsSafe => Safe.Contains(Method);

    /// <summary>Whether the path names a thing of a salon; a colour or a language is nobody's.</summary>
    public bool TakesAnId => Endpoint.RoutePattern.Parameters
        .Any(parameter => parameter.Name is "id" or "seq" or "token" || parameter.Name.EndsWith("Id", StringComparison.Ordinal));

    /// <summary>All of them, so that a new feature is in every matrix on the day it is mapped. Static files are nobody's data.</summary>
    public static IReadOnlyList<Address> Of(SalonApp app) =>
    [
        .. from endpoint in app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
           where endpoint.Metadata.GetMetadata<StaticAssetDescriptor>() is null && endpoint.RoutePattern.RawText != FilesOfDevelopment
           from method in endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET"]
           orderby endpoint.RoutePattern.RawText, method
           select new Address(method, endpoint, endpoint.Metadata.GetMetadata<Admission>()),
    ];

    /// <summary>The path with this in place of every parameter.</summary>
    public string PathWith(object value)
    {
        var parts = Endpoint.RoutePattern.PathSegments.Select(segment => string.Concat(segment.Parts.Select(part => part switch
        {
            RoutePatternLiteralPart literal => literal.Content,
            RoutePatternSeparatorPart separator => separator.Content,
            RoutePatternParameterPart { Name: "what" } => "replay",
            RoutePatternParameterPart { Name: "seq" } => "1",
            _ => string.Create(CultureInfo.InvariantCulture, $"{value}"),
        })));
        return "/" + string.Join('/', parts);
    }

    /// <summary>A body of the kind this address reads.</summary>
    public HttpContent Body(params (string Name, string Value)[] fields) => Admission?.Door == Door.Api
        ? JsonContent.Create(fields.ToDictionary(field => field.Name, field => field.Value))
        : new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));

    public override string ToString() => $"{Method} {Endpoint.RoutePattern.RawText}";
}
