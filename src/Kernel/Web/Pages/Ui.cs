using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Platform.Kernel.Web;

/// <summary>How a feature answers with a Razor component.</summary>
public static class Ui
{
    /// <summary>A whole page: a component that starts with a shell.</summary>
    /// <param name="parameters">The component's parameters by name, as an anonymous object.</param>
    public static RazorComponentResult<T> Page<T>(object? parameters = null, int status = StatusCodes.Status200OK) where T : IComponent
        => new(parameters ?? new { }) { StatusCode = status, PreventStreamingRendering = true };

    /// <summary>A piece of a page, for htmx to put in its place.</summary>
    public static RazorComponentResult<T> Fragment<T>(object? parameters = null, int status = StatusCodes.Status200OK) where T : IComponent
        => Page<T>(parameters, status);

    /// <summary>Whether the browser asks for a piece of the page rather than for the whole.</summary>
    public static bool IsPartial(HttpContext context) => context.Request.Headers["HX-Request-Type"] == "partial";
}
