using Platform.Kernel.Tenancy;
using Platform.Marketing;

namespace Platform.Tests.Marketing;

public sealed class ConsentTests
{
    private static readonly Actor Sanne = Actor.Named(ActorKind.Staff, Guid.NewGuid(), "Sanne");
    private static readonly Actor Anna = Actor.Named(ActorKind.Client, Guid.NewGuid(), "Anna");

    private readonly Consent consent = Consent.ToMail(Guid.NewGuid());

    [Fact]
    public void A_client_who_was_never_asked_has_given_nothing()
    {
        Assert.Null(consent.State);
        Assert.False(consent.IsGiven);
    }

    [Fact]
    public void A_yes_at_the_desk_counts_and_is_proven()
    {
        var decision = AtTheDesk();
        var entry = consent.Give(decision);

        Assert.True(consent.IsGiven);
        Assert.NotNull(entry);
        Assert.Equal(
            (consent.ClientId, ConsentState.Given, decision.At, decision.Wording, ConsentSource.Desk, ActorKind.Staff, Sanne.Id, "Sanne"),
            (entry.ClientId, entry.State, entry.At, entry.Wording, entry.Source, entry.ActorKind, entry.ActorId, entry.ActorName));
    }

    [Fact]
    public void Saying_the_same_twice_adds_no_line()
    {
        Assert.NotNull(consent.Give(AtTheDesk()));
        Assert.Null(consent.Give(AtTheDesk()));
        Assert.NotNull(consent.Withdraw(AtTheDesk()));
        Assert.Null(consent.Withdraw(AtTheDesk()));
    }

    [Fact]
    public void What_the_salon_switched_off_it_can_switch_on()
    {
        consent.Give(AtTheDesk());
        consent.Withdraw(AtTheDesk());
        consent.Give(AtTheDesk());

        Assert.True(consent.IsGiven);
    }

    [Fact]
    public void After_the_clients_own_no_another_persons_yes_stays_unconfirmed()
    {
        consent.Give(AtTheDesk());
        consent.Withdraw(InThePortal());
        var entry = consent.Give(AtTheDesk());

        Assert.Equal(ConsentState.Unconfirmed, consent.State);
        Assert.Equal(ConsentState.Unconfirmed, entry!.State);
        Assert.False(consent.IsGiven);
    }

    [Fact]
    public void Switching_off_and_on_again_does_not_get_around_the_clients_own_no()
    {
        consent.Withdraw(InThePortal());
        consent.Give(AtTheDesk());
        consent.Withdraw(AtTheDesk());
        consent.Give(AtTheDesk());

        Assert.Equal(ConsentState.Unconfirmed, consent.State);
    }

    [Fact]
    public void The_clients_own_yes_ends_the_objection()
    {
        consent.Withdraw(InThePortal());
        consent.Give(AtTheDesk());
        consent.Give(InThePortal());

        Assert.True(consent.IsGiven);
    }

    [Fact]
    public void A_link_in_a_mail_is_the_clients_own_voice()
    {
        consent.Give(AtTheDesk());
        consent.Withdraw(AtTheDesk() with { Actor = Actor.Visitor, Source = ConsentSource.Link });
        consent.Give(AtTheDesk());

        Assert.Equal(ConsentState.Unconfirmed, consent.State);
    }

    [Fact]
    public void Staff_logged_in_as_the_client_do_not_speak_for_the_client()
    {
        consent.Withdraw(InThePortal());
        var entry = consent.Give(AtTheDesk() with { Source = ConsentSource.Portal, OnBehalfOf = Anna });

        Assert.Equal(ConsentState.Unconfirmed, consent.State);
        Assert.Equal(("Sanne", "Anna"), (entry!.ActorName, entry.OnBehalfOfName));
    }

    [Fact]
    public void A_client_who_objects_after_the_salon_switched_off_has_objected()
    {
        consent.Give(AtTheDesk());
        consent.Withdraw(AtTheDesk());

        Assert.NotNull(consent.Withdraw(InThePortal()));
        Assert.Null(consent.Withdraw(InThePortal()));
        consent.Give(AtTheDesk());
        Assert.Equal(ConsentState.Unconfirmed, consent.State);
    }

    private static ConsentDecision AtTheDesk() => new(new DateTime(2026, 11, 24, 13, 30, 0, DateTimeKind.Utc), "Ja, graag.", ConsentSource.Desk, Sanne);

    private static ConsentDecision InThePortal() => AtTheDesk() with { Source = ConsentSource.Portal, Actor = Anna };
}
