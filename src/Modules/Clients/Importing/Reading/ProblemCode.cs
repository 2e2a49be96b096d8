namespace Platform.Clients.Importing;

/// <summary>What can be the matter with a row. The codes stand in error files and in stored reports, so they do not change.</summary>
internal static class ProblemCode
{
    // Errors.
    public const string RaggedRow = "ragged-row";
    public const string QuoteUnclosed = "quote-unclosed";
    public const string RowTooLong = "row-too-long";
    public const string RequiredMissing = "required-missing";
    public const string FirstNameMissing = "first-name-missing";
    public const string TextTooLong = "text-too-long";
    public const string BirthDateFuture = "birth-date-future";

    // Rows left out on purpose.
    public const string RowEmpty = "row-empty";
    public const string WalkIn = "walk-in";
    public const string DeletedAtSource = "deleted-at-source";
    public const string MergedAtSource = "merged-at-source";

    // Warnings: the value was dropped.
    public const string Placeholder = "placeholder-dropped";
    public const string EmailInvalid = "email-invalid";
    public const string EmailFurther = "email-further";
    public const string PhoneInvalid = "phone-invalid";
    public const string PhoneLostDigits = "phone-lost-digits";
    public const string PhoneFurther = "phone-further";
    public const string PostcodeInvalid = "postcode-invalid";
    public const string VatNumberInvalid = "vat-number-invalid";
    public const string CountryUnknown = "country-unknown";
    public const string WebsiteInvalid = "website-invalid";
    public const string BirthDateUnreadable = "birth-date-unreadable";
    public const string BirthDateTooLongAgo = "birth-date-too-long-ago";
    public const string DateUnreadable = "date-unreadable";
    public const string GenderUnknown = "gender-unknown";
    public const string KindUnknown = "kind-unknown";
    public const string LanguageUnknown = "language-unknown";
    public const string YesNoUnknown = "yes-no-unknown";
    public const string OwnFieldUnreadable = "own-field-unreadable";
    public const string NumberUnreadable = "number-unreadable";

    // Warnings: the value was kept or mended.
    public const string PhoneZeroRestored = "phone-zero-restored";
    public const string LastNameAsFirstName = "last-name-as-first-name";
    public const string TextGarbled = "text-garbled";
    public const string PossibleDuplicate = "possible-duplicate";
}
