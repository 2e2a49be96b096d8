using Platform.Clients.Dates;

namespace Platform.Clients.Importing;

/// <summary>Gathers, cell by cell, what the mapping page shows of a column and how its values are written.</summary>
internal sealed class ColumnProfile
{
    private const int MostSamples = 3;
    private const int LongestSample = 100;

    private readonly List<string> samples = [];
    private int filled;
    private int withComma;
    private int dayFirst;
    private int monthFirst;
    private int undecided;
    private int commaAmounts;
    private int pointAmounts;

    public IReadOnlyList<string> Samples => samples;

    public ColumnHabits Habits => new(
        DateOrder: (dayFirst, monthFirst) switch
        {
            ( > 0, 0) => DateOrder.DayFirst,
            (0, > 0) => DateOrder.MonthFirst,
            _ => null,
        },
        HasAmbiguousDates: (dayFirst > 0 && monthFirst > 0) || (undecided > 0 && dayFirst + monthFirst == 0),
        DecimalMark: commaAmounts == pointAmounts ? null : commaAmounts > pointAmounts ? DecimalMark.Comma : DecimalMark.Point,
        HasCommaNames: withComma * 2 > filled);

    public void Look(ReadOnlySpan<char> cell)
    {
        cell = FormulaGuard.Strip(cell.Trim());
        if (cell.IsEmpty)
        {
            return;
        }

        filled++;
        if (samples.Count < MostSamples)
        {
            samples.Add(CellText.Shorten(cell, LongestSample));
        }

        if (cell.Contains(','))
        {
            withComma++;
        }

        if (char.IsAsciiDigit(cell[^1]))
        {
            CountDate(cell);
            CountAmount(cell);
        }
    }

    private void CountDate(ReadOnlySpan<char> cell)
    {
        var separator = cell.IndexOfAny("-/.");
        if (separator is not (1 or 2) || !TryNumber(cell[..separator], out var first))
        {
            return;
        }

        var rest = cell[(separator + 1)..];
        var end = rest.IndexOf(cell[separator]);
        if (!TryNumber(end < 0 ? rest : rest[..end], out var second) || (first > 12 && second > 12))
        {
            return;
        }

        dayFirst += first > 12 ? 1 : 0;
        monthFirst += second > 12 ? 1 : 0;
        undecided += first <= 12 && second <= 12 ? 1 : 0;
    }

    private void CountAmount(ReadOnlySpan<char> cell)
    {
        var mark = Amount.Proves(cell);
        commaAmounts += mark == DecimalMark.Comma ? 1 : 0;
        pointAmounts += mark == DecimalMark.Point ? 1 : 0;
    }

    private static bool TryNumber(ReadOnlySpan<char> text, out int number)
    {
        number = 0;
        return text.Length is 1 or 2 && int.TryParse(text, out number) && number is >= 1 and <= 31;
    }
}
