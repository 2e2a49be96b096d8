using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Platform.Kernel.Web;

namespace Platform.Kernel.Api;

/// <summary>What the API answers when it does not do what was asked (problem details, RFC 9457).</summary>
public static class ApiProblems
{
    /// <summary>422 with a message a field, in the names of the API.</summary>
    public static ProblemHttpResult Invalid(FormState state) => TypedResults.Problem(
        statusCode: StatusCodes.Status422UnprocessableEntity, title: "Some fields are not right.",
        extensions: new Dictionary<string, object?>
        {
            ["errors"] = state.Errors.ToDictionary(error => CamelCase(error.Key), error => new[] { error.Value }),
        });

    /// <summary>404, the same for what never was and for what is another salon's.</summary>
    public static ProblemHttpResult NotFound() => TypedResults.Problem(statusCode: StatusCodes.Status404NotFound, title: "There is nothing here with this id.");

    /// <summary>409 with the state that is there now.</summary>
    public static ProblemHttpResult Stale(object current) => TypedResults.Problem(
        statusCode: StatusCodes.Status409Conflict, title: "Somebody changed this meanwhile.",
        extensions: new Dictionary<string, object?> { ["current"] = current });

    /// <summary>409: what is asked does not fit the state.</summary>
    public static ProblemHttpResult Conflict(string why) => TypedResults.Problem(statusCode: StatusCodes.Status409Conflict, title: why);

    public static ProblemHttpResult BadRequest(string why) => TypedResults.Problem(statusCode: StatusCodes.Status400BadRequest, title: why);

    internal static IResult Unauthorized(HttpContext context)
    {
        context.Response.Headers.WWWAuthenticate = "Bearer";
        return TypedResults.Problem(statusCode: StatusCodes.Status401Unauthorized, title: "Sign in, or send an API key.");
    }

    internal static IResult Forbidden() => TypedResults.Problem(statusCode: StatusCodes.Status403Forbidden, title: "This role may not do this.");

    private static string CamelCase(string field)
        => string.Join('.', field.Split('.').Select(part => part.Length == 0 ? part : char.ToLowerInvariant(part[0]) + part[1..]));
}
