namespace Platform.Kernel.Modules;

/// <summary>A verb of the command line. It ends well, or throws <see cref="CommandException"/> with the line that says what is wrong.</summary>
public interface ICommand
{
    string Verb { get; }

    /// <param name="arguments">What stands behind the verb.</param>
    Task Run(CommandLine arguments, CancellationToken cancellationToken);
}

/// <summary>What the person at the command line did wrong, in one line.</summary>
public sealed class CommandException(string message) : Exception(message);

/// <summary>Words, then <c>--name value</c> pairs.</summary>
public sealed class CommandLine(string[] words)
{
    /// <summary>The word at a place; null when there is none or an option stands there.</summary>
    public string? this[int place] => place < words.Length && !words[place].StartsWith("--", StringComparison.Ordinal) ? words[place] : null;

    public string? this[string name] => Array.IndexOf(words, "--" + name) is >= 0 and var at && at + 1 < words.Length ? words[at + 1] : null;

    /// <exception cref="CommandException">The option is missing or empty.</exception>
    public string Required(string name) => this[name] is { Length: > 0 } value ? value : throw new CommandException($"--{name} is missing.");
}
