namespace Platform.Access;

/// <summary>The login of a client, its sessions and its links.</summary>
internal sealed class LoginsKept(AccessDb db, IStringLocalizer<AccessText> texts) : PersonalDataPart
{
    public override int Order => 30;

    public override async Task<IReadOnlyList<PersonalTable>> About(IReadOnlyList<Guid> cards, CancellationToken cancellationToken)
    {
        var accounts = await db.Clients.Where(account => cards.Contains(account.ClientId)).Select(account => account.Id).ToListAsync(cancellationToken);
        var devices = await db.Devices.Where(device => accounts.Contains(device.AccountId)).Select(device => device.Id)
            .ToListAsync(cancellationToken);
        return
        [
            new PersonalTable<PushMessage>(
                db, "notifications", texts["Devices"], db.PushMessages.Where(message => devices.Contains(message.DeviceId)), texts)
            {
                IsTold = false,
            },
            new PersonalTable<PushDevice>(
                db, "devices", texts["Devices"], db.Devices.Where(device => accounts.Contains(device.AccountId)), texts)
            {
                NotTold =
                [
                    nameof(PushDevice.AccountId), nameof(PushDevice.Endpoint), nameof(PushDevice.EndpointHash),
                    nameof(PushDevice.PublicKey), nameof(PushDevice.Secret),
                ],
            },
            new PersonalTable<Session>(db, "sessions", texts["DataSessions"], db.Sessions.Where(session => accounts.Contains(session.AccountId)), texts)
            {
                NotTold =
                [
                    nameof(Session.AccountId), nameof(Session.TokenHash), nameof(Session.Kind), nameof(Session.ProvedAt),
                    nameof(Session.IsByPasskey),
                ],
            },
            new PersonalTable<AccessLink>(db, "links", texts["DataLinks"], db.Links.Where(link => accounts.Contains(link.AccountId)), texts)
            {
                NotTold = [nameof(AccessLink.AccountId), nameof(AccessLink.TokenHash)],
            },
            new PersonalTable<Passkey>(
                db, "passkeys", texts["Passkeys"], db.Passkeys.Where(passkey => accounts.Contains(passkey.AccountId)), texts)
            {
                NotTold =
                [
                    nameof(Passkey.AccountId), nameof(Passkey.Kind), nameof(Passkey.CredentialHash), nameof(Passkey.CredentialId),
                    nameof(Passkey.PublicKey), nameof(Passkey.SignCount), nameof(Passkey.Transports), nameof(Passkey.IsBackupEligible),
                    nameof(Passkey.IsBackedUp),
                ],
            },
            new PersonalTable<GuestPass>(db, "guests", texts["DataGuests"], db.Guests.Where(pass => cards.Contains(pass.ClientId)), texts)
            {
                NotTold = [nameof(GuestPass.ClientId), nameof(GuestPass.StaffId), nameof(GuestPass.StaffName), nameof(GuestPass.TokenHash)],
            },

            // Last: the rows above are found by it.
            new PersonalTable<ClientAccount>(db, "login", texts["DataLogin"], db.Clients.Where(account => cards.Contains(account.ClientId)), texts)
            {
                NotTold =
                [
                    nameof(ClientAccount.ClientId), nameof(Account.EmailKey), nameof(Account.PasswordHash), nameof(ClientAccount.IsPaused),
                    nameof(Account.WrongTries), nameof(Account.FirstWrongTryAt), nameof(Account.MustChangePassword),
                    nameof(ClientAccount.IsLockTold),
                ],
            },
        ];
    }
}
