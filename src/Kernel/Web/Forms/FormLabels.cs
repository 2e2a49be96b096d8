using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;

namespace Platform.Kernel.Web;

/// <summary>Where the label of a form's field stands.</summary>
internal static class FormLabels
{
    public static IStringLocalizer Of(Type form, IServiceProvider services)
    {
        var texts = form.GetCustomAttribute<FormLabelsAttribute>()?.Texts ?? typeof(UiText);
        return services.GetRequiredService<IStringLocalizerFactory>().Create(texts);
    }
}
