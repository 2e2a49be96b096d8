using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using Platform.History;

namespace Platform.Tests.History;

/// <summary>The texts of History in one language, without an application around them.</summary>
internal sealed class HistoryTexts : IDisposable
{
    private readonly CultureInfo before = CultureInfo.CurrentUICulture;
    private readonly ServiceProvider services = new ServiceCollection().AddLogging().AddLocalization().BuildServiceProvider();

    public HistoryTexts(string language) => CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);

    public IStringLocalizer<HistoryText> Texts => services.GetRequiredService<IStringLocalizer<HistoryText>>();

    public void Dispose()
    {
        CultureInfo.CurrentUICulture = before;
        services.Dispose();
    }
}
