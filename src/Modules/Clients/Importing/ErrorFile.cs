using System.Globalization;
using System.Text;
using Platform.Clients.Exporting;
using Platform.Kernel.Files;

namespace Platform.Clients.Importing;

/// <summary>
/// The rows about which there is something to say, as they stood in the file, with what it is: to mend in a spreadsheet and import
/// again. The rows come from the file itself, so nothing of them is kept twice.
/// </summary>
internal sealed class ErrorFile : IFeature
{
    public void Map(Doors doors)
    {
        doors.Staff.MapGet("/settings/import/{id:guid}/errors.csv", Download).Needs(Right.ImportClients);
        doors.Api.MapGet("/imports/{id:guid}/errors.csv", Download).Needs(Right.ImportClients);
    }

    private static async Task<IResult> Download(
        Guid id, ClientsDb db, IFileStore files, IStringLocalizer<ImportText> texts, CancellationToken cancellationToken)
    {
        if (await db.Imports.AsNoTracking().FirstOrDefaultAsync(import => import.Id == id, cancellationToken)
            is not { FileForgottenAt: null } import)
        {
            return ApiProblems.NotFound();
        }

        return TypedResults.Stream(
            body => Write(body, import, db, files, texts, cancellationToken), CsvText.ContentType,
            $"{Path.GetFileNameWithoutExtension(import.FileName)}-{texts["ErrorFileName"].Value}.csv");
    }

    /// <summary>File and problems are read side by side, both in the order of the rows.</summary>
    private static async Task Write(
        Stream body, Import import, ClientsDb db, IFileStore files, IStringLocalizer texts, CancellationToken cancellationToken)
    {
        await using var text = new StreamWriter(body, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));
        using var file = import.Format.Open(files.Open(import.FileKey));
        await file.Read(cancellationToken);
        var width = file.Count;
        await text.WriteAsync(Line(file, width, texts["ErrorFileRow"], texts["ErrorFileReason"]));
        await foreach (var (row, reasons) in Problems(import, db, texts, cancellationToken))
        {
            while (file.Row < row && await file.Read(cancellationToken))
            {
            }

            await text.WriteAsync(Line(file, width, row.ToString(CultureInfo.InvariantCulture), reasons));
        }
    }

    private static async IAsyncEnumerable<(int Row, string Reasons)> Problems(
        Import import, ClientsDb db, IStringLocalizer texts, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var (row, reasons) = (0, new List<string>());
        var problems = db.Problems.AsNoTracking().Where(problem => problem.ImportId == import.Id).OrderBy(problem => problem.Row).ThenBy(problem => problem.Id);
        await foreach (var problem in problems.AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            if (problem.Row != row && reasons.Count > 0)
            {
                yield return (row, string.Join(" ", reasons));
                reasons.Clear();
            }

            row = problem.Row;
            reasons.Add(Reason(problem, texts));
        }

        if (reasons.Count > 0)
        {
            yield return (row, string.Join(" ", reasons));
        }
    }

    private static string Reason(ImportProblem problem, IStringLocalizer texts)
    {
        var reason = texts[$"Problem-{problem.Code}"].Value;
        return problem.Field is { } field ? $"{texts[$"Field-{FieldCode.Of(field)}"].Value}: {reason}" : reason;
    }

    /// <summary>The cells of the row, then ours; a row that is too short is filled up, so that ours stand under their heads.</summary>
    private static string Line(RowSource file, int width, params ReadOnlySpan<string> added)
    {
        var line = new StringBuilder();
        for (var index = 0; index < Math.Max(file.Count, width); index++)
        {
            line.Append(index < file.Count ? CsvText.Cell(FormulaGuard.Strip(file[index]).ToString()) : "").Append(CsvText.Delimiter);
        }

        return line.AppendJoin(CsvText.Delimiter, added.ToArray().Select(CsvText.Cell)).Append(CsvText.LineEnd).ToString();
    }
}
