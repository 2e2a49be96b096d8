using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Platform.Kernel.Modules;

/// <summary>
/// Maps handlers behind a door as the framework does, except that the code which reads a request for a handler is compiled when the first
/// request comes: there are hundreds of handlers, and compiling them all made up a good part of the start. What a handler asks for is
/// still looked at when it is mapped.
/// </summary>
public static class Handlers
{
    public static RouteHandlerBuilder MapGet(this RouteGroupBuilder door, [StringSyntax("Route")] string path, Delegate handler)
        => Map(door, path, handler, HttpMethods.Get);

    public static RouteHandlerBuilder MapPost(this RouteGroupBuilder door, [StringSyntax("Route")] string path, Delegate handler)
        => Map(door, path, handler, HttpMethods.Post);

    public static RouteHandlerBuilder MapPut(this RouteGroupBuilder door, [StringSyntax("Route")] string path, Delegate handler)
        => Map(door, path, handler, HttpMethods.Put);

    public static RouteHandlerBuilder MapPatch(this RouteGroupBuilder door, [StringSyntax("Route")] string path, Delegate handler)
        => Map(door, path, handler, HttpMethods.Patch);

    public static RouteHandlerBuilder MapDelete(this RouteGroupBuilder door, [StringSyntax("Route")] string path, Delegate handler)
        => Map(door, path, handler, HttpMethods.Delete);

    private static RouteHandlerBuilder Map(RouteGroupBuilder door, string path, Delegate handler, string method)
        => RouteHandlerServices.Map(door, path, handler, [method], RequestDelegateFactory.InferMetadata, CreateLater);

    private static RequestDelegateResult CreateLater(Delegate handler, RequestDelegateFactoryOptions options, RequestDelegateMetadataResult? metadata)
    {
        var made = new Lazy<RequestDelegate>(() => RequestDelegateFactory.Create(handler, options, metadata).RequestDelegate);
        return new(context => made.Value(context), metadata?.EndpointMetadata ?? []);
    }
}
