using Platform.Clients.Directory;
using Platform.Tests.Support;

namespace Platform.Tests.Clients;

public sealed class ClientCountsTests
{
    private readonly TestClock clock = new();
    private int asked;

    [Fact]
    public async Task A_count_is_remembered_for_two_seconds_and_forgotten_when_somebody_comes_in()
    {
        var counts = new ClientCounts(clock);
        await counts.Of(1, "all", Count);
        await counts.Of(1, "all", Count);
        Assert.Equal(1, asked);

        clock.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal(2, await counts.Of(1, "all", Count));

        counts.Forget(1);
        Assert.Equal(3, await counts.Of(1, "all", Count));
        Assert.Equal(4, await counts.Of(2, "all", Count));
        Assert.Equal(5, await counts.Of(1, "status=lead", Count));
    }

    private Task<int> Count() => Task.FromResult(++asked);
}
