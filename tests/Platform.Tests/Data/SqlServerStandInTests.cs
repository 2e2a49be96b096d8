using System.Data;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using Microsoft.Data.SqlClient;
using Xunit;

namespace Platform.Tests.Data;

/// <summary>SqlClient cannot take a parameter without the assembly that src/StandIns stands in for.</summary>
public sealed class SqlServerStandInTests
{
    private const string Name = "Microsoft.SqlServer.Server";

    /// <summary>The method that works out a parameter's type names a user-defined type, so even a string loads the assembly.</summary>
    [Fact]
    public void A_command_takes_a_parameter()
    {
        using var command = new SqlCommand("select @name");

        var parameter = command.Parameters.AddWithValue("@name", "Zoë");

        Assert.Equal(SqlDbType.NVarChar, parameter.SqlDbType);
    }

    /// <summary>Fails when a newer SqlClient asks for a type or member that the stand-in lacks.</summary>
    [Fact]
    public void The_stand_in_has_all_that_SqlClient_names()
    {
        using var image = new PEReader(File.OpenRead(typeof(SqlCommand).Assembly.Location));
        var metadata = image.GetMetadataReader();

        var named = NamesTakenFrom(metadata, Name);

        Assert.NotEmpty(named);
        var standIn = Assembly.Load(Name);
        Assert.All(named, name => Assert.True(Has(standIn, name), $"{name.Type} {name.Member}"));
    }

    private static List<(string Type, string? Member)> NamesTakenFrom(MetadataReader metadata, string assembly)
    {
        var types = metadata.TypeReferences
            .Where(type => metadata.GetTypeReference(type).ResolutionScope is { Kind: HandleKind.AssemblyReference } scope
                && metadata.StringComparer.Equals(metadata.GetAssemblyReference((AssemblyReferenceHandle)scope).Name, assembly))
            .ToDictionary(type => (EntityHandle)type, type => metadata.GetString(metadata.GetTypeReference(type).Name));
        var members = metadata.MemberReferences
            .Select(metadata.GetMemberReference)
            .Where(member => types.ContainsKey(member.Parent))
            .Select(member => (types[member.Parent], (string?)metadata.GetString(member.Name)));

        return [.. types.Values.Select(type => (type, (string?)null)), .. members];
    }

    private static bool Has(Assembly assembly, (string Type, string? Member) name) =>
        assembly.GetType($"{Name}.{name.Type}") is { } type && (name.Member is null || type.GetMember(name.Member).Length > 0);
}
