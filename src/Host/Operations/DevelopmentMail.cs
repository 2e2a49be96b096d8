using Platform.Kernel.Mail;
using Platform.Kernel.Modules;
using Platform.Kernel.Web;

namespace Platform.Host.Operations;

/// <summary>The mails of the Folder transport as pages, in development only: /dev/mail.</summary>
public static class DevelopmentMail
{
    private const int Shown = 100;

    public static void MapDevelopmentMail(this WebApplication app)
    {
        if (!app.Environment.IsDevelopment())
        {
            return;
        }

        var folder = Path.Combine(Settings.DataFolder(app.Configuration), "mail");
        app.MapGet("/dev/mail", () => Ui.Page<MailListPage>(new { Mails = Newest(folder) })).ExcludeFromDescription().WithMetadata(new Admission(Door.Platform));
        app.MapGet("/dev/mail/{name}", (string name) => Find(folder, name) is { } mail
            ? Ui.Page<MailReadPage>(new { Mail = mail, Name = name }) : Results.NotFound()).ExcludeFromDescription().WithMetadata(new Admission(Door.Platform));
        app.MapGet("/dev/mail/{name}/html", (string name, HttpContext context) => Html(folder, name, context))
            .ExcludeFromDescription().WithMetadata(new Admission(Door.Platform));
    }

    private static List<ReadMail> Newest(string folder) => !Directory.Exists(folder)
        ? []
        : [.. Directory.GetFiles(folder, "*.eml").OrderDescending(StringComparer.Ordinal).Take(Shown).Select(ReadMail.Read)];

    private static ReadMail? Find(string folder, string name)
        => Directory.Exists(folder) && Directory.GetFiles(folder, "*.eml").FirstOrDefault(file => Path.GetFileNameWithoutExtension(file) == name) is { } file
            ? ReadMail.Read(file) : null;

    /// <summary>A mail may use inline styles and nothing else; it is shown in a frame of its own without scripts.</summary>
    private static IResult Html(string folder, string name, HttpContext context)
    {
        if (Find(folder, name) is not { } mail)
        {
            return Results.NotFound();
        }

        context.Response.Headers.ContentSecurityPolicy = SecurityHeaders.MailInFrame;
        return Results.Content(mail.Html, "text/html; charset=utf-8");
    }
}
