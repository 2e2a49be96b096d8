using System.Globalization;
using System.Net;
using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Platform.Kernel.Mail;

/// <summary>The words of a finished mail.</summary>
public sealed record RenderedMail(string Subject, string Html, string Text)
{
    /// <summary>What the template said beside its words.</summary>
    public MailDraft Draft { get; init; } = new(MailPart.Text);
}

/// <summary>
/// Makes a mail from its template, once as HTML and once as text from the same words. Runs in a scope of the salon that sends.
/// </summary>
public sealed partial class MailRenderer
{
    private readonly Dictionary<string, Type> templates = [];

    public MailRenderer(IEnumerable<Assembly> assemblies)
    {
        foreach (var type in assemblies.SelectMany(a => a.GetTypes()))
        {
            if (type.GetCustomAttribute<MailTemplateAttribute>() is { } template)
            {
                templates.Add(template.Name, type);
            }
        }
    }

    public IReadOnlyDictionary<string, Type> Templates => templates;

    /// <exception cref="KeyNotFoundException">No template has this name here.</exception>
    public async Task<RenderedMail> Render(IServiceProvider services, string template, string model, string culture)
    {
        var component = templates[template];
        var modelType = component.GetProperty("Model")!.PropertyType;
        var value = JsonSerializer.Deserialize(model, modelType, JsonSerializerOptions.Web);
        var spoken = CultureInfo.GetCultureInfo(culture);
        var html = await Part(services, component, value, spoken, new MailDraft(MailPart.Html));
        var text = await Part(services, component, value, spoken, new MailDraft(MailPart.Text));
        return new RenderedMail(text.Draft.Subject, html.Written, Plain(text.Written)) { Draft = text.Draft };
    }

    /// <summary>The culture is set inside the call, so it ends with it.</summary>
    private static async Task<(MailDraft Draft, string Written)> Part(
        IServiceProvider services, Type component, object? model, CultureInfo culture, MailDraft draft)
    {
        CultureInfo.CurrentCulture = culture;
        CultureInfo.CurrentUICulture = culture.IsNeutralCulture ? culture : culture.Parent;
        await using var renderer = new HtmlRenderer(services, services.GetRequiredService<ILoggerFactory>());
        var parameters = ParameterView.FromDictionary(new Dictionary<string, object?>
        {
            [nameof(CascadingValue<>.Value)] = draft,
            [nameof(CascadingValue<>.IsFixed)] = true,
            [nameof(CascadingValue<>.ChildContent)] = (RenderFragment)(builder =>
            {
                builder.OpenComponent(0, component);
                builder.AddComponentParameter(1, "Model", model);
                builder.CloseComponent();
            }),
        });
        var written = await renderer.Dispatcher.InvokeAsync(async () =>
            (await renderer.RenderComponentAsync<CascadingValue<MailDraft>>(parameters)).ToHtmlString());
        return (draft, written);
    }

    /// <summary>Markup that only serves HTML never gets here; what is left are entities and the white space of the source.</summary>
    private static string Plain(string written)
    {
        var lines = WebUtility.HtmlDecode(written).Split('\n').Select(line => line.Trim());
        return BlankLines().Replace(string.Join('\n', lines), "\n\n").Trim() + "\n";
    }

    [GeneratedRegex("\n{3,}")]
    private static partial Regex BlankLines();
}
