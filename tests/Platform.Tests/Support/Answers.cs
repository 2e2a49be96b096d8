using System.Text.RegularExpressions;

namespace Platform.Tests.Support;

/// <summary>Answers, brought to what they say: without what is new in every answer.</summary>
public static partial class Answers
{
    /// <summary>Status, where it leads and body; ids, tokens and the code for support are blanked out.</summary>
    public static async Task<string> Meaning(this HttpResponseMessage answer)
    {
        var body = await answer.Content.ReadAsStringAsync();
        return $"{(int)answer.StatusCode} {Blank(answer.Headers.Location?.ToString() ?? "")}\n{Blank(body)}";
    }

    private static string Blank(string text) => Challenge().Replace(Token().Replace(Code().Replace(Id().Replace(text, "ID"), "CODE"), "TOKEN"), "CHALLENGE");

    [GeneratedRegex("[0-9a-fA-F]{8}-?([0-9a-fA-F]{4}-?){3}[0-9a-fA-F]{12}")]
    private static partial Regex Id();

    [GeneratedRegex("""("(code|traceId)":"[^"]*")|(<code[^>]*>[^<]*</code>)""")]
    private static partial Regex Code();

    [GeneratedRegex("CfDJ8[0-9A-Za-z_-]+")]
    private static partial Regex Token();

    [GeneratedRegex("(data-passkey|name=.Seal. value)=.[^\"]*")]
    private static partial Regex Challenge();
}
