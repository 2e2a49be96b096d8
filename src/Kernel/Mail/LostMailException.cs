namespace Platform.Kernel.Mail;

/// <summary>
/// What a mail was to say or to carry is not there any more: no further try brings it back. The message is kept with the mail and shown to
/// the owner, so it quotes nothing.
/// </summary>
public sealed class LostMailException(string message) : Exception(message);
