using Platform.Kernel.Modules;

namespace Platform.Host.Commands;

/// <summary>Runs the verb that the first word names: exit code 0, or a line on standard error and 1.</summary>
public static class Verbs
{
    /// <summary>Without a verb the host serves.</summary>
    public static bool AreIn(string[] args) => args is [var verb, ..] && verb[0] is not '-' and not '/';

    public static async Task<int> Run(IServiceProvider services, string[] args)
    {
        var commands = services.GetServices<ICommand>().ToList();
        try
        {
            var command = commands.Find(known => known.Verb == args[0])
                ?? throw new CommandException($"There is no verb '{args[0]}'. Verbs: {string.Join(", ", commands.Select(known => known.Verb))}.");
            await command.Run(new CommandLine(args[1..]), CancellationToken.None);
            return 0;
        }
        catch (CommandException wrong)
        {
            await Console.Error.WriteLineAsync(wrong.Message);
            return 1;
        }
    }
}
