namespace Platform.Host.Operations;

/// <summary>The mails of the Folder transport as a page, in development only.</summary>
public static class DevelopmentMail
{
    public static void MapDevelopmentMail(this WebApplication app)
    {
    }
}
