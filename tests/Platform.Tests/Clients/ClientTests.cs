using Platform.Clients;

namespace Platform.Tests.Clients;

public sealed class ClientTests
{
    private static readonly DateTime Now = new(2026, 11, 24, 12, 0, 0, DateTimeKind.Utc);

    [Fact]
    public void CL_17_a_new_last_name_changes_the_shown_name_unless_one_was_typed()
    {
        var client = Client.Register(new() { FirstName = "Anna", LastName = "Jansen" }, "desk", Now);
        client.Change(new() { FirstName = "Anna", LastName = "de Vries" });
        Assert.Equal("Anna de Vries", client.DisplayName);

        client.Change(new() { FirstName = "Anna", LastName = "de Vries", DisplayName = "Annie" });
        client.Change(new() { FirstName = "Anna", LastName = "Bakker", DisplayName = "Annie" });
        Assert.Equal("Annie", client.DisplayName);
    }

    [Fact]
    public void A_typed_name_that_says_nothing_new_is_not_kept()
    {
        var client = Client.Register(new() { FirstName = "Anna", LastName = "Jansen", DisplayName = "Anna Jansen" }, "desk", Now);
        Assert.Null(client.TypedDisplayName);
    }

    [Fact]
    public void A_change_names_the_fields_that_differ_as_the_API_writes_them()
    {
        var client = Client.Register(new() { FirstName = "Anna" }, "desk", Now);
        var changed = client.Change(new() { FirstName = "Anna", Phone = "+31201234567", Address = new() { City = "Gent" } });
        Assert.Equal(["phone", "address.city"], changed);
        Assert.Empty(client.Change(ClientInput.Of(client)));
    }
}
