using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;

namespace Platform.Kernel.Web;

/// <summary>"ui/dist/app.js" to the fingerprinted address that MapStaticAssets serves, cached for a year.</summary>
public sealed class AssetUrls(EndpointDataSource endpoints)
{
    private readonly Lazy<Dictionary<string, string>> addresses = new(() => Read(endpoints));

    public string this[string path] => addresses.Value.GetValueOrDefault(path, "/" + path);

    private static Dictionary<string, string> Read(EndpointDataSource endpoints)
    {
        var addresses = new Dictionary<string, string>();
        var assets = endpoints.Endpoints.Select(endpoint => endpoint.Metadata.GetMetadata<StaticAssetDescriptor>());
        foreach (var asset in assets.OfType<StaticAssetDescriptor>())
        {
            // The label is the plain path of a fingerprinted file; the compressed variants carry it too.
            if (asset.Properties.FirstOrDefault(property => property.Name == "label")?.Value is { } label)
            {
                addresses.TryAdd(label, "/" + asset.Route);
            }
        }

        return addresses;
    }
}
