namespace Platform.Tests.Mail;

/// <summary>Texts that people, imports and attackers put into names and subjects, and what a receiver is to read.</summary>
internal static class HostileTexts
{
    private static readonly string[] AsTheyAre =
    [
        "", "x", "Your appointment", "Zoë", "Café Ángel — naïve façade", "Łódź, Škoda & Ødegård", "日本語のサロン", "Салон красоты", "صالون التجميل",
        "עברית", "ไทย", "💇‍♀️ Knip & kleur 💅🏽", "🇳🇱🇧🇪", "👨‍👩‍👧‍👦 family", "e\u0301 combining", "ﬁ ligature", "\u200Bzero width", "a\u00A0b",
        "=?utf-8?Q?Bcc:_all?=", "=?utf-8?B?SGk=?=", "=?", "?=", "50% =? 20", "=?utf-8?Q?open", "a=3Db", "= = =", "_under_score_",
        ".", "..", ".leading dot", ". and more", "From the salon", ">From", "--boundary", "--=_alternative_", "=_mixed_",
        "<script>alert('x')</script>", "<jane@client.example>", "Doe, Jane", "Jane \"The Comb\" Doe", "back\\slash", "quote\" and \\", "(comment)", "a (b) c",
        "semi;colon: and, comma", "group: a@b.example;", "jane@client.example", "'single'", "[brackets]", "1 2 3", "{{ firstName | client }}", "%0d%0aBcc: x",
        "\\r\\nBcc: x", "&#13;&#10;Bcc: x", "$(reboot)", "`id`", "';DROP TABLE mail;--", "../../etc/passwd", "~!@#$%^&*()_+`-={}|[]\\:\";'<>?,./",
        new('x', 75), new('x', 76), new('x', 998), new('x', 2500), new('é', 600), string.Concat(Enumerable.Repeat("💇", 400)),
        string.Join(' ', Enumerable.Repeat("word", 300)), string.Join(' ', Enumerable.Repeat("wörd", 300)), new string('a', 59) + " \"", new string('"', 60),
        string.Join(", ", Enumerable.Repeat("\"q\"", 12)), "x" + new string('ß', 70), "ab" + string.Concat(Enumerable.Repeat("日", 90)),
    ];

    /// <summary>What was given, and what is read after it lost what no header may hold.</summary>
    private static readonly (string Given, string Read)[] Neutralised =
    [
        ("a\r\nBcc: all@client.example", "a Bcc: all@client.example"), ("a\nSubject: other", "a Subject: other"), ("a\rTo: x", "a To: x"),
        ("a\r\n\r\n<html>", "a <html>"), ("a\r\n\tfolded", "a folded"), ("\r\n.\r\nMAIL FROM:<x>", ". MAIL FROM:<x>"), ("a\0b", "a b"),
        ("a\tb", "a b"), ("bell\a escape\u001B[2J", "bell escape [2J"), ("del\u007F\u0085c1", "del c1"), ("line\u2028para\u2029end", "line para end"),
        ("two  spaces", "two spaces"), (" both ends ", "both ends"), ("   ", ""), ("\r\n", ""), ("lone\ud800surrogate", "lone\uFFFDsurrogate"),
        ("zoë\r\nBcc: x", "zoë Bcc: x"),
    ];

    /// <summary>Only in names: a receiver must not be shown letters in another order than they stand.</summary>
    public static readonly (string Given, string Read)[] TurnedNames =
    [
        ("\u202Ezoëeod", "zoëeod"), ("photo\u202Egpj.exe", "photogpj.exe"), ("a\u2066b\u2069c\u200E\u200F\u061C", "abc"),
    ];

    public static IEnumerable<(string Given, string Read)> All => AsTheyAre.Select(text => (text, text)).Concat(Neutralised);
}
