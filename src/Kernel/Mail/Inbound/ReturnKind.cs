namespace Platform.Kernel.Mail;

/// <summary>What a server means that does not deliver a mail. The numbers are stored.</summary>
public enum ReturnKind : short
{
    /// <summary>Nobody has this address, and nobody will: the only one that says something about the address for good.</summary>
    NoSuchAddress = 1,
    /// <summary>The mailbox has no room.</summary>
    Full = 2,
    /// <summary>Could not be delivered this time, for reasons that may pass or that are not clear.</summary>
    Temporary = 3,
    /// <summary>The sender or the mail was refused: blocked, policy, authentication, spam. It says nothing of the address.</summary>
    Refused = 4,
    /// <summary>The reader reported it as spam.</summary>
    Complaint = 5,
}
