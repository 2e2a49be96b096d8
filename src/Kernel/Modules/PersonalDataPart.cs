using System.Reflection;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Platform.Kernel.Data;

namespace Platform.Kernel.Modules;

/// <summary>
/// What a module keeps about a client, table by table: told when the client asks for it (GDPR, article 15), removed when the client is
/// erased (article 17). A rule test names the table, or the column, that no part speaks of.
/// </summary>
public abstract class PersonalDataPart
{
    /// <summary>Lower is told first.</summary>
    public abstract int Order { get; }

    /// <param name="cards">The client's card and those that were merged into it.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public abstract Task<IReadOnlyList<PersonalTable>> About(IReadOnlyList<Guid> cards, CancellationToken cancellationToken);
}

/// <summary>The rows about a client in one table.</summary>
/// <param name="name">In lower case with hyphens; the name of its file.</param>
public abstract class PersonalTable(string name, string title)
{
    public string Name => name;

    /// <summary>What people call it.</summary>
    public string Title => title;

    public abstract Type Entity { get; }

    /// <summary>The name of each column that is told, for programs, and its type; null for what is said in words of its own.</summary>
    public abstract IReadOnlyList<(string Name, Type? Type)> Shape { get; }

    /// <summary>Properties that say nothing about the client: keys, copies for comparing, secrets, the names of staff.</summary>
    public IReadOnlyList<string> NotTold { get; init; } = [];

    /// <summary>False for what only repeats, for the machine, what another table tells.</summary>
    public bool IsTold { get; init; } = true;

    /// <summary>Its own module has emptied the rows in the moment of erasing; they stay as the trace that somebody was here.</summary>
    public bool StaysEmptied { get; init; }

    public abstract Task<int> Count(CancellationToken cancellationToken);

    public abstract Task<DataSheet> Tell(CancellationToken cancellationToken);

    /// <summary>The files that belong to the rows: told with them, and gone from the store before they are erased.</summary>
    public abstract Task<IReadOnlyList<KeptFile>> Files(CancellationToken cancellationToken);

    /// <summary>Removes the rows in a transaction of its own; asking twice does no harm.</summary>
    public abstract Task Erase(CancellationToken cancellationToken);
}

/// <summary>Rows of one entity; each of its own properties becomes a column, so that a new one is told without anybody thinking of it.</summary>
/// <param name="rows">Those about the client, hidden ones included.</param>
/// <param name="texts">Name a column under its property, or under "Data" and its property, and a value of an enum under "Enum.Value".</param>
public sealed class PersonalTable<T>(PlatformDb db, string name, string title, IQueryable<T> rows, IStringLocalizer texts) : PersonalTable(name, title)
    where T : class
{
    /// <summary>Says a property in another way than by its value: a label by its name instead of its id.</summary>
    public IReadOnlyDictionary<string, Func<T, object?>> Instead { get; init; } = new Dictionary<string, Func<T, object?>>();

    /// <summary>The files of a row.</summary>
    public Func<T, IEnumerable<KeptFile>> FilesOf { get; init; } = _ => [];

    /// <summary>In place of deleting: takes out of the rows all that says whom they were about.</summary>
    public Func<IQueryable<T>, CancellationToken, Task>? EmptiedBy { get; init; }

    public override Type Entity => typeof(T);

    public override IReadOnlyList<(string Name, Type? Type)> Shape =>
    [
        .. ColumnsOf(typeof(T)).Where(property => !NotTold.Contains(property.Name)).Select(property => (
            JsonNamingPolicy.CamelCase.ConvertName(property.Name), Instead.ContainsKey(property.Name) ? null : property.PropertyType)),
    ];

    public override Task<int> Count(CancellationToken cancellationToken) => rows.CountAsync(cancellationToken);

    public override async Task<DataSheet> Tell(CancellationToken cancellationToken)
    {
        var columns = ColumnsOf(typeof(T)).Where(property => !NotTold.Contains(property.Name)).ToList();
        var cells = new List<IReadOnlyList<object?>>();
        await foreach (var row in rows.AsNoTracking().AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            cells.Add(columns.ConvertAll(column => Instead.TryGetValue(column.Name, out var say) ? say(row) : column.GetValue(row)));
        }

        return new DataSheet(
            Name, Title, columns.ConvertAll(column => new DataColumn(JsonNamingPolicy.CamelCase.ConvertName(column.Name), TitleOf(column.Name))), cells,
            value => texts[$"{value.GetType().Name}.{value}"]);
    }

    public override async Task<IReadOnlyList<KeptFile>> Files(CancellationToken cancellationToken)
        => [.. (await rows.AsNoTracking().ToListAsync(cancellationToken)).SelectMany(FilesOf)];

    public override Task Erase(CancellationToken cancellationToken)
        => StaysEmptied ? Task.CompletedTask : db.InTransaction(
            () => EmptiedBy?.Invoke(rows, cancellationToken) ?? rows.ExecuteDeleteAsync(cancellationToken), cancellationToken);

    /// <summary>What is stored of an entity beside the salon, its id and its version.</summary>
    private static IEnumerable<PropertyInfo> ColumnsOf(Type entity) => entity.GetProperties()
        .Where(property => property.CanWrite && property.DeclaringType != typeof(TenantOwned) && property.DeclaringType != typeof(Versioned));

    private LocalizedString TitleOf(string property) => texts[$"Data{property}"] is { ResourceNotFound: false } own ? own : texts[property];
}

/// <summary>A column of what is told.</summary>
/// <param name="Name">For programs.</param>
/// <param name="Title">For people, in the language of the moment.</param>
public sealed record DataColumn(string Name, LocalizedString Title);

/// <summary>What one table says about a client.</summary>
/// <param name="SayChoice">The words for a value of an enum.</param>
public sealed record DataSheet(
    string Name, string Title, IReadOnlyList<DataColumn> Columns, IReadOnlyList<IReadOnlyList<object?>> Rows, Func<Enum, LocalizedString> SayChoice);

/// <summary>A file about a client.</summary>
/// <param name="Key">In the <see cref="Platform.Kernel.Files.IFileStore"/>.</param>
/// <param name="Name">Where it stands among what is told, with its folder; null for a copy of one that is told.</param>
public sealed record KeptFile(string Key, string? Name);
