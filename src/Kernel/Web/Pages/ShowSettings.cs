using Microsoft.AspNetCore.Builder;
using Platform.Kernel.Modules;

namespace Platform.Kernel.Web;

/// <summary>/settings: what every module has to set, for whom it is meant.</summary>
internal sealed class ShowSettings : IFeature
{
    public void Map(Doors doors) => doors.Staff.MapGet("/settings", () => Ui.Page<SettingsPage>()).NeedsNoRight();
}
