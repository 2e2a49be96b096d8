using Platform.Contracts.Access;

namespace Platform.Access.Opening;

/// <summary>The people of a demo salon, one for each role, all with the same password.</summary>
internal sealed class AccessDemo(AccessDb db, Passwords passwords) : DemoPart
{
    private static readonly (string Name, Role Role)[] Team =
        [("Daan Visser", Role.Manager), ("Noor Jansen", Role.Reception), ("Eva Mulder", Role.Stylist), ("Bram Smit", Role.Marketer)];

    public override int Order => 10;

    public override async Task Fill(DemoSalon salon, CancellationToken cancellationToken)
    {
        var hash = await passwords.Hash(DemoSalon.Password, cancellationToken);
        OpenSalon.AddOwner(db, salon.OwnerName, salon.OwnerEmail, hash, salon.Language, confirmed: true);
        foreach (var (name, role) in Team)
        {
            var email = $"{name.Split(' ')[0].ToLowerInvariant()}@{salon.OwnerEmail.Split('@')[1]}";
            db.Add(new StaffAccount
            {
                Name = name, Email = email, EmailKey = email, PasswordHash = hash, Role = role, CreatedAt = db.Now, ConfirmedAt = db.Now,
            });
        }

        db.Publish(new SalonOpened(salon.Language));
        await db.SaveChangesAsync(cancellationToken);
    }
}
