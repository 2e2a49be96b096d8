using Platform.History;
using Platform.Kernel.Events;
using Platform.Kernel.Tenancy;

namespace Platform.Tests.History;

public sealed class SentencesTests
{
    private static readonly Actor Sanne = Actor.Named(ActorKind.Staff, Guid.NewGuid(), "Sanne");

    [Theory]
    [InlineData("nl", "Sanne gaf het label VIP")]
    [InlineData("en", "Sanne added the label VIP")]
    public void A_sentence_says_who_did_what(string language, string sentence)
        => Assert.Equal(sentence, Say(language, "marketing.label-added", """{"labelId":"x","label":"VIP"}""", Sanne));

    [Theory]
    [InlineData("nl", "Sanne wijzigde het mobiele nummer, de straat en de plaats")]
    [InlineData("en", "Sanne changed the mobile number, the street and the town")]
    public void Changed_fields_are_named_as_people_name_them(string language, string sentence)
        => Assert.Equal(sentence, Say(language, "clients.client-changed", """{"fields":["mobile","address.street","address.city"]}""", Sanne));

    [Fact]
    public void A_field_that_a_salon_made_itself_stands_for_itself()
        => Assert.Equal("Sanne wijzigde Haartype", Say("nl", "clients.client-changed", """{"fields":["Haartype"]}""", Sanne));

    [Theory]
    [InlineData(ActorKind.System, "", "Het systeem zette de inlog uit")]
    [InlineData(ActorKind.Client, "Anna de Vries", "De klant zette de inlog uit")]
    [InlineData(ActorKind.ApiKey, "Webshop", "De sleutel Webshop zette de inlog uit")]
    [InlineData(ActorKind.Visitor, "", "Een bezoeker zette de inlog uit")]
    [InlineData(ActorKind.Staff, "", "Iemand van de salon zette de inlog uit")]
    public void Whoever_acts_has_good_words(ActorKind kind, string name, string sentence)
        => Assert.Equal(sentence, Say("nl", "access.login-disabled", null, Actor.Named(kind, null, name)));

    [Fact]
    public void Who_acts_on_behalf_of_the_client_is_named_with_it()
        => Assert.Equal(
            "Sanne, namens de klant, zette de nieuwsbrief uit",
            Say("nl", "marketing.newsletter-switched-off", null, Sanne, Actor.Named(ActorKind.Client, Guid.NewGuid(), "Anna")));

    [Fact]
    public void An_import_says_which_clients_it_made_and_which_it_filled()
    {
        Assert.Equal("Sanne importeerde deze klant uit klanten.csv", Say("nl", "clients.clients-imported", """{"fileName":"klanten.csv"}""", Sanne));
        Assert.Equal(
            "Sanne vulde lege velden aan uit klanten.csv",
            Say("nl", "clients.clients-imported", """{"fileName":"klanten.csv","variant":"filled"}""", Sanne));
    }

    [Fact]
    public void An_event_of_a_later_release_still_gets_a_line()
        => Assert.Equal("Sanne deed iets wat een nieuwere versie kan benoemen", Say("nl", "sales.sold", """{"cents":4500}""", Sanne));

    [Fact]
    public void Details_leave_out_what_is_for_programs()
    {
        using var texts = new HistoryTexts("nl");
        var details = new Sentences(texts.Texts, new TenantContext()).Details(Entry("clients.client-registered", """{"displayName":"Anna de Vries","source":"desk"}""", Sanne));

        Assert.Equal([new HistoryDetail("Waar", "Aan de balie")], details);
    }

    [Fact]
    public void What_somebody_typed_is_not_read_as_a_placeholder()
        => Assert.Equal("Sanne gaf het label {actor}", Say("nl", "marketing.label-added", """{"label":"{actor}"}""", Sanne));

    private static string Say(string language, string name, string? payload, Actor actor, Actor? onBehalfOf = null)
    {
        using var texts = new HistoryTexts(language);
        return new Sentences(texts.Texts, new TenantContext()).Of(Entry(name, payload, actor, onBehalfOf));
    }

    private static HistoryEntry Entry(string name, string? payload, Actor actor, Actor? onBehalfOf = null)
        => HistoryEntry.Of(Guid.NewGuid(), new Envelope(Guid.NewGuid(), name, ActionKind.Other, DateTime.UtcNow, actor, onBehalfOf, "test", "{}"), payload);
}
