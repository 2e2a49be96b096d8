using System.Buffers.Binary;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace Platform.Access;

/// <summary>
/// Hashes and checks passwords with ASP.NET Core Identity's hasher: PBKDF2-HMAC-SHA512, 220,000 rounds (OWASP). On all
/// cores but one at once, so that a flood of sign-ins leaves the site alive.
/// </summary>
internal sealed class Passwords : IDisposable
{
    public const int Shortest = 12;
    public const int Longest = 128;
    public const int Rounds = 220_000;

    private static readonly object Nobody = new();
    private readonly SemaphoreSlim cores = new(Math.Max(1, Environment.ProcessorCount - 1));
    private readonly PasswordHasher<object> hasher;
    private readonly Lazy<string> decoy;
    private readonly int rounds;
    private long worked;

    public Passwords(IConfiguration configuration)
    {
        // Only the tests set it: the real cost would make every one of them wait.
        rounds = configuration.GetValue("Passwords:Rounds", Rounds);
        hasher = new PasswordHasher<object>(Options.Create(new PasswordHasherOptions { IterationCount = rounds }));
        decoy = new Lazy<string>(() => hasher.HashPassword(Nobody, "nobody has this password"));
    }

    public Task<string> Hash(string password, CancellationToken cancellationToken)
        => InTurn(() => hasher.HashPassword(Nobody, password), cancellationToken);

    /// <summary>How many hashes were worked out. People who are known and people who are not must cost the same.</summary>
    internal long Worked => Interlocked.Read(ref worked);

    /// <summary>Whether a hash was made at a lower cost than today's: octets 5 to 8 say the rounds (Identity, version 3).</summary>
    public bool IsWeak(string hash) => Convert.FromBase64String(hash) is not [1, _, _, _, _, _, _, _, _, ..] known
        || BinaryPrimitives.ReadUInt32BigEndian(known.AsSpan(5)) < rounds;

    /// <summary>Does the same work when there is no account, so that the time tells nothing.</summary>
    public async Task<bool> Matches(string? hash, string password, CancellationToken cancellationToken)
    {
        if (password.Length > Longest)
        {
            return false;
        }

        var result = await InTurn(() => hasher.VerifyHashedPassword(Nobody, hash ?? decoy.Value, password), cancellationToken);
        return hash is not null && result != PasswordVerificationResult.Failed;
    }

    public void Dispose() => cores.Dispose();

    private async Task<T> InTurn<T>(Func<T> work, CancellationToken cancellationToken)
    {
        await cores.WaitAsync(cancellationToken);
        try
        {
            Interlocked.Increment(ref worked);

            // A quarter of a second on a thread of its own: the pool has as many threads as there are cores, and pages wait for them.
            return await Task.Factory.StartNew(work, cancellationToken, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        }
        finally
        {
            cores.Release();
        }
    }
}
