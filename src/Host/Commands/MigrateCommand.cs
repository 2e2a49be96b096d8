using Platform.Host.Schema;
using Platform.Kernel.Modules;

namespace Platform.Host.Commands;

/// <summary><c>migrate</c>: brings the database to this release. Safe to kill and to run again.</summary>
internal sealed class MigrateCommand(Migrator migrator) : ICommand
{
    public string Verb => "migrate";

    public Task Run(CommandLine arguments, CancellationToken cancellationToken) => migrator.Migrate(cancellationToken);
}
