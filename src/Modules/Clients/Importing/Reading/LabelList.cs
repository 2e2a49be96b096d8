namespace Platform.Clients.Importing;

/// <summary>Reads the labels of one cell: "VIP, Kleuring", Mailchimp's "\"VIP\",\"Blog\"", Google's "* myContacts ::: Klanten".</summary>
internal static class LabelList
{
    private static readonly string[] Separators = [",", ";", "|", ":::", "\n"];

    /// <returns>Each label once, whatever its case.</returns>
    public static IReadOnlyList<string> Read(string? cell)
    {
        if (cell is null)
        {
            return [];
        }

        var labels = new List<string>();
        foreach (var part in cell.Split(Separators, StringSplitOptions.TrimEntries))
        {
            var label = part.Trim('"', ' ');

            // A star marks the groups that Google itself keeps.
            if (label.Length > 0 && label[0] != '*' && !labels.Contains(label, StringComparer.OrdinalIgnoreCase))
            {
                labels.Add(label);
            }
        }

        return labels;
    }
}
