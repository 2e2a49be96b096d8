using Platform.Clients.Dates;

namespace Platform.Clients.Importing;

/// <summary>What a row tells about the client of the salon: number, note, consents, labels, blocking, imported figures.</summary>
internal static class SalonCells
{
    public static void Read(RowCells cells, ClientRow row, DateOnly today)
    {
        row.CardId = Guid.TryParse(cells.Raw(ClientField.CardId), out var cardId) ? cardId : null;
        row.SourceId = cells.Text(ClientField.SourceId, TextLimit.Name);
        SkipWhatIsGone(cells, row);
        row.Note = cells.Lines(ClientField.Note);
        row.Newsletter = cells.YesOrNo(ClientField.Newsletter);
        row.SmsMarketing = cells.YesOrNo(ClientField.SmsMarketing);
        row.Labels = LabelList.Read(cells.Lines(ClientField.Labels));
        row.Group = cells.Text(ClientField.Group, TextLimit.Name);
        row.Blocked = cells.YesOrNo(ClientField.Blocked);
        row.BlockReason = cells.Lines(ClientField.BlockReason);
        row.HeardFrom = cells.Text(ClientField.HeardFrom);
        row.Archived = cells.YesOrNo(ClientField.Archived);
        ReadSince(cells, row, today);
        ReadFigures(cells, row);
    }

    private static void SkipWhatIsGone(RowCells cells, ClientRow row)
    {
        if (cells.YesOrNo(ClientField.Deleted) == true)
        {
            row.Skip(ClientField.Deleted, ProblemCode.DeletedAtSource, row.SourceId);
        }

        if (cells.Raw(ClientField.MergedInto) is { IsEmpty: false } main)
        {
            row.Skip(ClientField.MergedInto, ProblemCode.MergedAtSource, main);
        }
    }

    private static void ReadSince(RowCells cells, ClientRow row, DateOnly today)
    {
        var cell = cells.Value(ClientField.Since);
        if (cell.IsEmpty)
        {
            return;
        }

        var date = DateReading.Read(cell, cells.Column(ClientField.Since)!.DateOrder, today);
        if (date is { HasYear: true } && date.Value.ToDateOnly() <= today)
        {
            row.Since = date.Value.ToDateOnly();
        }
        else
        {
            row.Warn(ClientField.Since, ProblemCode.DateUnreadable, cell);
        }
    }

    private static void ReadFigures(RowCells cells, ClientRow row)
    {
        row.LoyaltyPoints = Count(cells, row, ClientField.LoyaltyPoints);
        row.TotalSpent = Cents(cells, row, ClientField.TotalSpent);
        row.TotalDue = Cents(cells, row, ClientField.TotalDue);
        row.AppointmentCount = Count(cells, row, ClientField.AppointmentCount);
        row.NoShowCount = Count(cells, row, ClientField.NoShowCount);
    }

    private static long? Cents(RowCells cells, ClientRow row, ClientField field)
    {
        // "-" is no placeholder here but an amount of nothing.
        var cell = cells.Raw(field);
        if (cell.IsEmpty)
        {
            return null;
        }

        var cents = Amount.Cents(cell, cells.Column(field)!.DecimalMark);
        if (cents is null)
        {
            row.Warn(field, ProblemCode.NumberUnreadable, cell);
        }

        return cents;
    }

    /// <summary>A count is an amount without cents, so that "12,0" and "1.250" are read too.</summary>
    private static int? Count(RowCells cells, ClientRow row, ClientField field) =>
        Cents(cells, row, field) is { } cents and <= 100L * int.MaxValue and >= 100L * int.MinValue ? (int)(cents / 100) : null;
}
