using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using Platform.Clients;
using Platform.Kernel.Tenancy;
using Platform.Kernel.Web;

namespace Platform.Tests.Clients;

public sealed class ClientChecksTests
{
    private static readonly ServiceProvider Texts = new ServiceCollection().AddLogging().AddLocalization().BuildServiceProvider();

    [Fact]
    public void Everything_is_brought_to_the_form_it_is_stored_in()
    {
        var (input, state) = Check(new()
        {
            FirstName = "  Anna \t Maria ", Email = " Anna@Voorbeeld.EXAMPLE ", Phone = "020-1234567", Mobile = "06 12 34 56 78",
            Website = "www.voorbeeld.example", BirthDate = "12-3-1985", Language = "EN", Address = new() { Postcode = "1234ab", Country = "Nederland" },
        });
        Assert.Empty(state.Errors);
        Assert.Equal("Anna Maria", input.FirstName);
        Assert.Equal("Anna@voorbeeld.example", input.Email);
        Assert.Equal("+31201234567", input.Phone);
        Assert.Equal("+31612345678", input.Mobile);
        Assert.Equal("https://www.voorbeeld.example", input.Website);
        Assert.Equal("1985-03-12", input.BirthDate);
        Assert.Equal("en", input.Language);
        Assert.Equal("1234 AB", input.Address!.Postcode);
        Assert.Equal("NL", input.Address.Country);
    }

    [Theory]
    [InlineData("--03-12", "--03-12")]
    [InlineData("12-03", "--03-12")]
    [InlineData("1985-03-12", "1985-03-12")]
    [InlineData("29-02", "--02-29")]
    public void A_birthday_is_read_with_or_without_its_year(string typed, string stored)
        => Assert.Equal(stored, Check(new() { FirstName = "Anna", BirthDate = typed }).Input.BirthDate);

    [Theory]
    [InlineData(nameof(ClientInput.Email), "anna@")]
    [InlineData(nameof(ClientInput.Phone), "12")]
    [InlineData(nameof(ClientInput.Mobile), "niet bellen")]
    [InlineData(nameof(ClientInput.Website), "javascript:alert(1)")]
    [InlineData(nameof(ClientInput.BirthDate), "31-02-1985")]
    [InlineData(nameof(ClientInput.BirthDate), "01-01-2999")]
    [InlineData(nameof(ClientInput.Language), "fr")]
    [InlineData("Address.Postcode", "12345")]
    [InlineData("Address.Country", "Nergenshuizen")]
    public void What_cannot_be_read_gets_a_message_at_its_field(string field, string typed)
    {
        var input = new ClientInput { FirstName = "Anna" };
        InputField.Of(input).Single(one => one.Name == field).SetValue(typed);
        Assert.Equal([field], Check(input).State.Errors.Keys);
    }

    [Fact]
    public void A_first_name_is_required_and_no_name_has_300_letters()
    {
        var (_, state) = Check(new() { FirstName = " ", LastName = new string('x', 300), Infix = new string('x', 31) });
        Assert.Equal([nameof(ClientInput.FirstName), nameof(ClientInput.Infix), nameof(ClientInput.LastName)], state.Errors.Keys);
    }

    [Fact]
    public void A_zero_character_never_reaches_the_database()
        => Assert.Equal("Anna", Check(new() { FirstName = "An\0na" }).Input.FirstName);

    private static (ClientInput Input, FormState State) Check(ClientInput input)
    {
        var salon = new TenantContext();
        salon.Enter(new Tenant(1, "salon", "Salon", TenantState.Active, "main", null, "nl", "Europe/Amsterdam", "NL"), "test");
        var checks = new ClientChecks(
            salon, new Moments(salon, TimeProvider.System),
            Texts.GetRequiredService<IStringLocalizer<ClientsText>>(), Texts.GetRequiredService<IStringLocalizer<UiText>>());
        var state = new FormState();
        checks.Pass(input, state);
        return (input, state);
    }
}
