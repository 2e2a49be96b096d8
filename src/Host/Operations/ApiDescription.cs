using Microsoft.OpenApi;
using Platform.Kernel.Modules;
using Platform.Kernel.Web;

namespace Platform.Host.Operations;

/// <summary>The API described for programs (/openapi/v1.json) and for people (/docs).</summary>
public static class ApiDescription
{
    public static void AddApiDescription(this IServiceCollection services) => services.AddOpenApi("v1", options =>
        options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info = new OpenApiInfo
            {
                Title = "Platform", Version = "v1",
                Description = "Send an API key as 'Authorization: Bearer KEY'; the key names the salon. Lists are paged, errors are problem details.",
            };
            document.Components ??= new OpenApiComponents();
            document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>
            {
                ["key"] = new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "bearer" },
            };
            document.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference("key", document)] = [] }];
            return Task.CompletedTask;
        }));

    public static void MapApiDescription(this IEndpointRouteBuilder routes)
    {
        routes.MapOpenApi().WithMetadata(new Admission(Door.Platform));
        routes.MapGet("/docs", () => Ui.Page<ApiDocs>()).ExcludeFromDescription().WithMetadata(new Admission(Door.Platform));
    }
}
