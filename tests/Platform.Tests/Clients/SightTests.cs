using Platform.Clients;
using Platform.Kernel.Tenancy;

namespace Platform.Tests.Clients;

public sealed class SightTests
{
    private static readonly Client Anna = Client.Register(
        new()
        {
            FirstName = "Anna", Infix = "van den", LastName = "Berg", DisplayName = "Annie van den Berg", Email = "anna@voorbeeld.example", Mobile = "+31612345678",
            Address = new() { City = "Gent" },
        },
        "desk", DateTime.UtcNow);

    [Fact]
    public void F_23_without_the_right_there_is_enough_to_recognise_somebody_and_no_more()
    {
        var sight = SightOf(Role.Stylist);
        var view = ClientView.Of(Anna, sight, new Dictionary<string, Guid>());
        Assert.Equal("Anna B.", view.DisplayName);
        Assert.Equal("B.", view.LastName);
        Assert.Equal("an**@…", view.Email);
        Assert.Equal("…5678", view.Mobile);
        Assert.Null(view.Address);
    }

    [Fact]
    public void With_the_right_a_person_reads_numbers_as_the_country_writes_them_and_a_program_as_they_are_stored()
    {
        var sight = SightOf(Role.Reception);
        Assert.Equal("06-12345678", sight.ForPeople(Anna).Mobile);
        Assert.Equal("+31612345678", sight.Of(Anna).Mobile);
    }

    [Fact]
    public void A_short_address_does_not_show_its_server() => Assert.Equal("a**@…", SightOf(Role.ReadOnly).Email("a@voorbeeld.example"));

    private static Sight SightOf(Role role)
    {
        var salon = new TenantContext();
        salon.Enter(new Tenant(1, "salon", "Salon", TenantState.Active, "main", null, "nl", "Europe/Amsterdam", "NL"), "test");
        salon.ActAs(new Actor(ActorKind.Staff, Guid.NewGuid(), "Sam", Roles.RightsOf(role)));
        return new Sight(salon);
    }
}
