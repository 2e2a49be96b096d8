using System.Reflection;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;

namespace Platform.Kernel.Web;

/// <summary>
/// A posted form, as a parameter of an endpoint. Never throws for what a person typed: <see cref="State"/> says what is wrong and
/// keeps what was typed, so that the page can be shown again with everything in it.
/// </summary>
public sealed class Posted<T> where T : class, new()
{
    public required T Value { get; init; }

    public required FormState State { get; init; }

    /// <summary>Minimal APIs find and call this by its name.</summary>
    public static async ValueTask<Posted<T>?> BindAsync(HttpContext context, ParameterInfo parameter)
    {
        var texts = context.RequestServices.GetRequiredService<IStringLocalizer<UiText>>();
        var state = new FormState();
        var value = new T();
        if (await Read(context.Request, state, texts) is { } form)
        {
            new FormReading(form, state, texts, FormLabels.Of(typeof(T), context.RequestServices)).Fill(value);
        }

        return new() { Value = value, State = state };
    }

    /// <summary>A request without a form counts as an empty one; one that is too large or arrives broken is a message, not a failure.</summary>
    private static async Task<IFormCollection?> Read(HttpRequest request, FormState state, IStringLocalizer texts)
    {
        if (!request.HasFormContentType)
        {
            return FormCollection.Empty;
        }

        try
        {
            return await request.ReadFormAsync(request.HttpContext.RequestAborted);
        }
        catch (Exception e) when (e is InvalidDataException or IOException)
        {
            state.Add("", texts["FormUnreadable"]);
            return null;
        }
    }
}
