using System.Text;

namespace Platform.History;

/// <summary>How kinds of actions are written in addresses and the API, and drawn.</summary>
internal static class ActionKinds
{
    /// <summary>"contact-request".</summary>
    public static string Code(ActionKind kind)
    {
        var code = new StringBuilder();
        foreach (var letter in kind.ToString())
        {
            code.Append(char.IsUpper(letter) && code.Length > 0 ? "-" : "").Append(char.ToLowerInvariant(letter));
        }

        return code.ToString();
    }

    /// <summary>Reads what <see cref="Code"/> writes; null for anything else.</summary>
    public static ActionKind? Parse(string code)
    {
        foreach (var kind in Enum.GetValues<ActionKind>())
        {
            if (Code(kind) == code)
            {
                return kind;
            }
        }

        return null;
    }

    public static string Icon(ActionKind kind) => kind switch
    {
        ActionKind.Profile => "user",
        ActionKind.Import or ActionKind.Export => "file-spreadsheet",
        ActionKind.Label => "tag",
        ActionKind.Newsletter => "send",
        ActionKind.Login => "key",
        ActionKind.Mail => "mail",
        ActionKind.Call => "phone",
        ActionKind.Conversation or ActionKind.ContactRequest => "message-circle",
        ActionKind.Appointment => "calendar",
        ActionKind.Purchase => "cash",
        ActionKind.SupportRequest => "help",
        _ => "note",
    };
}
