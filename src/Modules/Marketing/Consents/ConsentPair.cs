using System.Text.Json;

namespace Platform.Marketing;

/// <summary>A purpose and a channel that go together: what a client says yes or no to by itself.</summary>
internal sealed record ConsentPair(ConsentPurpose Purpose, ConsentChannel Channel)
{
    /// <summary>Marketing by e-mail, which is the newsletter switch of the card.</summary>
    public static ConsentPair Newsletter { get; } = new(ConsentPurpose.Marketing, ConsentChannel.Email);

    /// <summary>That mails say who opened them and followed their links.</summary>
    public static ConsentPair Tracking { get; } = new(ConsentPurpose.Tracking, ConsentChannel.Email);

    /// <summary>All there are, in the order in which people read them.</summary>
    public static IReadOnlyList<ConsentPair> All { get; } =
    [
        new(ConsentPurpose.Appointments, ConsentChannel.Email),
        new(ConsentPurpose.Appointments, ConsentChannel.Sms),
        Newsletter,
        new(ConsentPurpose.Marketing, ConsentChannel.Sms),
        new(ConsentPurpose.Marketing, ConsentChannel.App),
        new(ConsentPurpose.Suggestions, ConsentChannel.Email),
        new(ConsentPurpose.Reviews, ConsentChannel.Email),
        Tracking,
        new(ConsentPurpose.Health, ConsentChannel.None),
        new(ConsentPurpose.PhotosInternal, ConsentChannel.None),
        new(ConsentPurpose.PhotosWebsite, ConsentChannel.None),
        new(ConsentPurpose.PhotosSocial, ConsentChannel.None),
    ];

    /// <summary>Messages about an appointment belong to the agreement: they need no yes and end with a no.</summary>
    public bool IsOnUnasked => Purpose == ConsentPurpose.Appointments;

    /// <summary>"photos-website".</summary>
    public string PurposeCode => JsonNamingPolicy.KebabCaseLower.ConvertName(Purpose.ToString());

    /// <summary>"email"; null without a channel.</summary>
    public string? ChannelCode => Channel == ConsentChannel.None ? null : JsonNamingPolicy.KebabCaseLower.ConvertName(Channel.ToString());

    /// <summary>Both in one: "marketing-email", "photos-website".</summary>
    public string Code => ChannelCode is null ? PurposeCode : $"{PurposeCode}-{ChannelCode}";

    public static ConsentPair? Find(string? code) => All.FirstOrDefault(pair => pair.Code == code);

    /// <summary>How a client stands, as programs read it.</summary>
    /// <param name="state">Null for a client who was never asked.</param>
    public string StatusOf(ConsentState? state)
        => state is { } known ? JsonNamingPolicy.CamelCase.ConvertName(known.ToString()) : IsOnUnasked ? "byAgreement" : "neverAsked";
}
