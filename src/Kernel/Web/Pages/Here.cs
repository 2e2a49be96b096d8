using Microsoft.AspNetCore.Http;

namespace Platform.Kernel.Web;

/// <summary>
/// Addresses inside the salon: <c>Here["/clients"]</c> is "/clients" on the salon's own host and "/s/anna/clients" where the path
/// names the salon. Static files are not the salon's and stay at the root.
/// </summary>
public sealed class Here(IHttpContextAccessor accessor)
{
    private HttpRequest? Request => accessor.HttpContext?.Request;

    public string this[string path] => Request?.PathBase.ToUriComponent() + path;

    /// <summary>The address of this page with its query: where to come back to.</summary>
    public string Current => Request is { } request
        ? request.PathBase.ToUriComponent() + request.Path.ToUriComponent() + request.QueryString.ToUriComponent()
        : "/";

    /// <summary>Whether this page lies at or below a path.</summary>
    public bool IsAt(string path) => Request is { } request && request.Path.StartsWithSegments(path);

    /// <summary>This page with one value of the query changed, or taken away when the value is null.</summary>
    public string With(string name, string? value)
    {
        if (Request is not { } request)
        {
            return "";
        }

        var kept = request.Query.Where(pair => !string.Equals(pair.Key, name, StringComparison.OrdinalIgnoreCase));
        var query = QueryString.Create(value is null ? kept : kept.Append(new(name, value)));
        return request.PathBase.ToUriComponent() + request.Path.ToUriComponent() + query.ToUriComponent();
    }
}
