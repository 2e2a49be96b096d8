using Microsoft.AspNetCore.Http;
using Platform.History;
using Platform.Kernel.Events;
using Platform.Kernel.Web;

namespace Platform.Tests.History;

public sealed class HistoryFilterTests
{
    [Fact]
    public void An_address_without_a_filter_shows_everything() => Assert.True(Read("").Filter.IsEmpty);

    [Fact]
    public void Type_and_days_are_read_and_written_alike()
    {
        const string Query = "?type=contact-request&from=2026-11-01&to=2026-11-24";
        var (filter, state) = Read(Query);

        Assert.True(state.IsValid);
        Assert.Equal(new HistoryFilter(ActionKind.ContactRequest, new DateOnly(2026, 11, 1), new DateOnly(2026, 11, 24)), filter);
        Assert.Equal(Query, filter.Query().ToString());
    }

    [Theory]
    [InlineData("?type=nonsense", "type")]
    [InlineData("?type=1", "type")]
    [InlineData("?from=24-11-2026", "from")]
    [InlineData("?to=2026-02-30", "to")]
    [InlineData("?to=9999-12-31", "to")]
    [InlineData("?from=2026-11-24&to=2026-11-23", "to")]
    public void What_cannot_be_read_is_named(string query, string field) => Assert.NotNull(Read(query).State[field]);

    [Fact]
    public void Every_kind_is_written_and_read_back()
        => Assert.All(Enum.GetValues<ActionKind>(), kind => Assert.Equal(kind, ActionKinds.Parse(ActionKinds.Code(kind))));

    [Fact]
    public void A_place_in_a_history_is_written_and_read_back()
    {
        var place = new HistoryCursor(new DateTime(2026, 11, 24, 13, 30, 0, DateTimeKind.Utc), Guid.NewGuid());

        Assert.Equal(place, HistoryCursor.Parse(place.ToString()));
    }

    [Theory]
    [InlineData("")]
    [InlineData("x")]
    [InlineData("1-2")]
    [InlineData("99999999999999999999-0190a1b2c3d47e5f8a9b0c1d2e3f4a5b")]
    [InlineData("-1-0190a1b2c3d47e5f8a9b0c1d2e3f4a5b")]
    public void A_place_that_nobody_of_ours_wrote_is_none(string text) => Assert.Null(HistoryCursor.Parse(text));

    private static (HistoryFilter Filter, FormState State) Read(string query)
    {
        using var texts = new HistoryTexts("nl");
        var request = new DefaultHttpContext().Request;
        request.QueryString = new QueryString(query);
        var state = new FormState();
        return (HistoryFilter.Read(request.Query, state, texts.Texts), state);
    }
}
