namespace Platform.Clients.Dates;

/// <summary>What "03-04-1985" means: a form in the Netherlands and Belgium is day first, a column of a file has to be asked.</summary>
internal enum DateOrder
{
    DayFirst,
    MonthFirst,
}
