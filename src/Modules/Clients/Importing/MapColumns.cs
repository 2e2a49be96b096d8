using Platform.Clients.Dates;
using Platform.Clients.Fields;
using Platform.Clients.Naming;

namespace Platform.Clients.Importing;

/// <summary>Which column is which field. A column that is not named keeps what it has; a null field leaves the column out.</summary>
internal sealed record MappingInput(IReadOnlyList<MappingInput.ColumnInput>? Columns, bool? LastNameFirst)
{
    /// <param name="Field">"firstName", or "custom." and the key of an own field; null or empty: the column is left out.</param>
    /// <param name="DateOrder">"dayFirst" or "monthFirst"; for columns with dates.</param>
    internal sealed record ColumnInput(int Index, string? Field, string? DateOrder);
}

/// <summary>A person says what the columns are. On the page the dry run follows at once.</summary>
internal sealed class MapColumns : IFeature
{
    public void Map(Doors doors)
    {
        doors.Staff.MapPost("/settings/import/{id:guid}", FromPage).Needs(Right.ImportClients);
        doors.Api.MapPut("/imports/{id:guid}/mapping", FromProgram).Needs(Right.ImportClients);
    }

    private static async Task<IResult> FromPage(
        Guid id, HttpContext context, ClientsDb db, OwnFields own, IStringLocalizer<ImportText> texts, Flash flash, Here here,
        CancellationToken cancellationToken)
    {
        if (await db.Imports.FirstOrDefaultAsync(import => import.Id == id, cancellationToken) is not { } import)
        {
            return TypedResults.NotFound();
        }

        if (!import.MayBegin)
        {
            flash.Error(texts["WrongState"]);
            return TypedResults.LocalRedirect(here[$"/settings/import/{id}"]);
        }

        var state = new FormState();
        var posted = Posted(await context.Request.ReadFormAsync(cancellationToken), import);
        Take(posted, import, await own.Shown(cancellationToken), state, texts);
        if (!state.IsValid)
        {
            db.ChangeTracker.Clear();
            return await ShowImport.Answer(id, db, state, StatusCodes.Status422UnprocessableEntity, cancellationToken);
        }

        import.BeginDryRun(db.Now);
        db.Enqueue(ImportClients.TaskKind, id);
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.LocalRedirect(here[$"/settings/import/{id}"]);
    }

    private static async Task<Results<Ok<ImportView>, ProblemHttpResult>> FromProgram(
        Guid id, MappingInput input, ClientsDb db, OwnFields own, IStringLocalizer<ImportText> texts,
        CancellationToken cancellationToken)
    {
        if (await db.Imports.FirstOrDefaultAsync(import => import.Id == id, cancellationToken) is not { } import)
        {
            return ApiProblems.NotFound();
        }

        if (!import.MayBegin)
        {
            return ApiProblems.Conflict(texts["WrongState"]);
        }

        var state = new FormState();
        Take(input, import, await own.Shown(cancellationToken), state, texts);
        if (!state.IsValid)
        {
            return ApiProblems.Invalid(state);
        }

        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Ok(ImportView.Of(import));
    }

    private static MappingInput Posted(IFormCollection form, Import import) => new(
        [.. import.Columns.Select(column => new MappingInput.ColumnInput(column.Index, form[$"Field-{column.Index}"], form[$"DateOrder-{column.Index}"]))],
        form["NameOrder"] == "last");

    private static void Take(MappingInput input, Import import, IReadOnlyList<OwnField> own, FormState state, IStringLocalizer texts)
    {
        var columns = import.Mapping!.Columns.ToDictionary(column => column.Index);
        foreach (var column in input.Columns ?? [])
        {
            if (string.IsNullOrEmpty(column.Field))
            {
                columns.Remove(column.Index);
            }
            else if (import.Columns.ElementAtOrDefault(column.Index) is { } known && Named(column.Field, own) is var (field, ownKey))
            {
                var before = columns.GetValueOrDefault(column.Index);
                columns[column.Index] = Mapped(known, field, column.DateOrder, before) with { OwnKey = ownKey };
            }
            else
            {
                state.Add($"Field-{column.Index}", texts["FieldUnknown", column.Field]);
            }
        }

        foreach (var twice in columns.Values.GroupBy(column => (column.Field, column.OwnKey)).Where(group => group.Count() > 1))
        {
            var label = own.FirstOrDefault(field => field.Key == twice.Key.OwnKey)?.Label
                ?? texts[$"Field-{FieldCode.Of(twice.Key.Field)}"].Value;
            state.Add($"Field-{twice.Last().Index}", texts["FieldTwice", label]);
        }

        var order = input.LastNameFirst is { } isLast ? isLast ? NameOrder.LastNameFirst : NameOrder.FirstNameFirst : import.Mapping.NameOrder;
        var mapping = new ImportMapping(import.Mapping.Width, [.. columns.Values.OrderBy(column => column.Index)], order);
        if (!mapping.HasName)
        {
            state.Add("", texts["NameColumnMissing"]);
        }

        if (state.IsValid)
        {
            import.MapColumns(mapping);
        }
    }

    private static (ClientField Field, string? OwnKey)? Named(string code, IReadOnlyList<OwnField> own)
        => own.FirstOrDefault(field => InputField.OwnApiName(field.Key) == code) is { } known ? (ClientField.OwnField, known.Key)
            : FieldCode.Parse<ClientField>(code) is { } field and not ClientField.OwnField ? (field, null)
            : null;

    private static MappedColumn Mapped(Column column, ClientField field, string? dateOrder, MappedColumn? before) => new(
        column.Index, field,
        FieldCode.Parse<DateOrder>(dateOrder) ?? before?.DateOrder ?? column.Habits.DateOrder ?? DateOrder.DayFirst,
        before?.DecimalMark ?? column.Habits.DecimalMark ?? DecimalMark.Comma);
}
