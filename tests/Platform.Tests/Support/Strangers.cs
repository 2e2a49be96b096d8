using System.Net.Http.Json;
using System.Reflection;
using System.Text.RegularExpressions;
using Platform.Kernel.Tenancy;
using Platform.Kernel.Web;

namespace Platform.Tests.Support;

/// <summary>Everybody of one salon who might ask for what is another's, and what they might send.</summary>
internal sealed partial class Strangers
{
    private readonly List<(string Who, Func<Address, string, HttpContent?, Task<HttpResponseMessage>> Ask)> people = [];

    /// <summary>An owner, a member of staff, a client and a program; each asks the way it can.</summary>
    public static async Task<Strangers> Of(SalonApp app, Salon salon)
    {
        var strangers = new Strangers();
        strangers.Add("owner", await salon.SignIn());
        strangers.Add("stylist", await salon.SignIn(Role.Stylist));
        strangers.Add("client", (await salon.AddSignedInClient(app, "Vreemd", $"vreemd@{salon.Tenant.Slug}.example")).Browser);
        var program = await salon.Api();
        strangers.people.Add(("program", (address, path, body) => program.SendAsync(new HttpRequestMessage(new HttpMethod(address.Method), path) { Content = body })));
        return strangers;
    }

    /// <summary>Every person sends this to the address, each with a body of its own.</summary>
    public async IAsyncEnumerable<(string Who, HttpResponseMessage Answer)> Ask(Address address, string path, Func<HttpContent?> body)
    {
        foreach (var (who, ask) in people)
        {
            yield return ($"{who} at {address}", await ask(address, path, address.IsSafe ? null : body()));
        }
    }

    /// <summary>Every id that stands in a salon's rows.</summary>
    public static async Task<IReadOnlyList<Guid>> IdsOf(SalonApp app, Salon salon)
    {
        var rows = await new Tables(app).Rows(salon);
        return [.. rows.SelectMany(row => Id().Matches(row)).Select(match => Guid.Parse(match.Value)).Distinct()];
    }

    /// <summary>A body that an address would take from the people of its own salon.</summary>
    public static HttpContent Plausible(Address address)
    {
        var fields = InputsOf(address).SelectMany(input => input.GetProperties()).DistinctBy(field => field.Name)
            .ToDictionary(field => field.Name, field => Plausible(Nullable.GetUnderlyingType(field.PropertyType) ?? field.PropertyType));
        return address.Admission?.Door == Platform.Kernel.Modules.Door.Api
            ? JsonContent.Create(fields)
            : address.Body([("On", "true"), .. fields.Select(field => (field.Key, $"{field.Value}"))]);
    }

    /// <summary>A body in which every field that the address reads, and the tenant besides, points to another salon.</summary>
    public static HttpContent Hostile(Address address, Guid id, int tenant)
    {
        var fields = InputsOf(address).SelectMany(input => input.GetProperties()).Select(field => field.Name).Append("Id").Append("ClientId").Append("On").Distinct().Select(name => (name, id.ToString()));
        return address.Body([.. fields, ("TenantId", $"{tenant}"), ("tenantId", $"{tenant}"), ("tenant", $"{tenant}")]);
    }

    /// <summary>What an address reads from a form or from JSON.</summary>
    private static IEnumerable<Type> InputsOf(Address address)
        => from parameter in address.Endpoint.Metadata.GetMetadata<MethodInfo>()?.GetParameters() ?? []
           let type = parameter.ParameterType
           let posted = type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Posted<>)
           where posted || type.Name.EndsWith("Input", StringComparison.Ordinal)
           select posted ? type.GetGenericArguments()[0] : type;

    private static object? Plausible(Type type) => type switch
    {
        _ when type == typeof(bool) => true,
        _ when type == typeof(string) => "Anna",
        _ when type == typeof(Guid) => Guid.NewGuid(),
        _ when type.IsPrimitive => 1,
        _ => null,
    };

    private void Add(string who, Browser browser) => people.Add((who, (address, path, body) => browser.Send(new HttpMethod(address.Method), path, body)));

    [GeneratedRegex("[0-9a-fA-F]{8}-([0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}")]
    private static partial Regex Id();
}
