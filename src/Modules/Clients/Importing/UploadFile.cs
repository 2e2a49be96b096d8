using Platform.Kernel.Files;

namespace Platform.Clients.Importing;

/// <summary>A file to import: form and body of the API.</summary>
[FormLabels(typeof(ImportText))]
internal sealed class UploadInput
{
    public IFormFile? File { get; set; }

    /// <summary>One of <see cref="UploadFile.Delimiters"/>; empty: found out.</summary>
    public string? Delimiter { get; set; }
}

/// <summary>Takes a file in, and lists those that came before. A file that is no list of clients is refused and nothing of it stays.</summary>
internal sealed class UploadFile : IFeature
{
    private const int LargestFile = 50 * 1024 * 1024;
    private const int MostShown = 50;

    /// <summary>By the name that forms and programs use; a form trims what is typed, a tab too.</summary>
    public static IReadOnlyDictionary<string, char> Delimiters { get; } =
        new Dictionary<string, char> { ["semicolon"] = ';', ["comma"] = ',', ["tab"] = '\t', ["pipe"] = '|' };

    public void Map(Doors doors)
    {
        doors.Staff.MapGet("/settings/import", Show).Needs(Right.ImportClients);
        doors.Staff.MapPost("/settings/import", FromPage).Needs(Right.ImportClients);
        doors.Api.MapPost("/imports", FromProgram).Needs(Right.ImportClients);
    }

    private static async Task<IResult> Show(ClientsDb db, CancellationToken cancellationToken)
        => Ui.Page<ImportsPage>(new { Imports = await Latest(db, cancellationToken) });

    private static async Task<IResult> FromPage(
        Posted<UploadInput> posted, Intake intake, ClientsDb db, Here here, CancellationToken cancellationToken)
    {
        if (await intake.Take(posted.Value, posted.State, cancellationToken) is { } import)
        {
            return TypedResults.LocalRedirect(here[$"/settings/import/{import.Id}"]);
        }

        var imports = await Latest(db, cancellationToken);
        return Ui.Page<ImportsPage>(new { Imports = imports, posted.State }, StatusCodes.Status422UnprocessableEntity);
    }

    private static async Task<Results<Accepted<ImportView>, ProblemHttpResult>> FromProgram(
        Posted<UploadInput> posted, Intake intake, Here here, CancellationToken cancellationToken)
        => await intake.Take(posted.Value, posted.State, cancellationToken) is { } import
            ? TypedResults.Accepted(here[$"/api/v1/imports/{import.Id}"], ImportView.Of(import))
            : ApiProblems.Invalid(posted.State);

    private static async Task<List<ImportView>> Latest(ClientsDb db, CancellationToken cancellationToken)
    {
        var imports = await db.Imports.AsNoTracking().OrderByDescending(import => import.CreatedAt).Take(MostShown).ToListAsync(cancellationToken);
        return imports.ConvertAll(ImportView.Of);
    }

    /// <summary>What both doors lead to.</summary>
    internal sealed class Intake(ClientsDb db, IFileStore files, TenantContext salon, IStringLocalizer<ImportText> texts)
    {
        /// <returns>Null when the file cannot be taken; the state then says why.</returns>
        public async Task<Import?> Take(UploadInput input, FormState state, CancellationToken cancellationToken)
        {
            if (!state.IsValid || await Recognise(input, state, cancellationToken) is not { } format)
            {
                return null;
            }

            await using var content = input.File!.OpenReadStream();
            var key = await files.Keep(db.TenantId, content, cancellationToken);
            try
            {
                var import = new Import
                {
                    FileName = NameOf(input.File), FileKey = key, Format = format, StartedBy = salon.Actor.Name, CreatedAt = db.Now,
                };
                db.Add(import);
                db.Enqueue(ReadColumns.TaskKind, import.Id);
                await db.SaveChangesAsync(cancellationToken);
                return import;
            }
            catch
            {
                files.Delete(key);
                throw;
            }
        }

        private async Task<FileFormat?> Recognise(UploadInput input, FormState state, CancellationToken cancellationToken)
        {
            if (input.File is null || input.File.Length > LargestFile)
            {
                state.Add(nameof(input.File), texts[input.File is null ? "FileMissing" : "FileTooLarge"]);
                return null;
            }

            await using var content = input.File.OpenReadStream();
            var (format, problem) = await ClientFile.Sniff(content, cancellationToken);
            if (format is not null && Delimiters.TryGetValue(input.Delimiter ?? "", out var delimiter))
            {
                return format with { Delimiter = delimiter };
            }

            if (problem is not null)
            {
                state.Add(problem == FileProblem.OneColumn ? nameof(input.Delimiter) : nameof(input.File), texts[$"File-{problem}"]);
            }

            return problem is null ? format : null;
        }

        /// <summary>Some browsers send the whole path, and programs send anything.</summary>
        private static string NameOf(IFormFile file)
        {
            var name = string.Concat(file.FileName.Split('/', '\\')[^1].Where(letter => !char.IsControl(letter)));
            return name.Length <= Import.LongestFileName ? name : name[..Import.LongestFileName];
        }
    }
}
