using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;

namespace Platform.Kernel.Files;

/// <summary>Why a picture was not taken in.</summary>
public enum PictureProblem
{
    Missing,
    TooLarge,
    /// <summary>By its content, whatever it is called.</summary>
    NotAPicture,
    TooManyPixels,
    /// <summary>Cut off, or not what it says it is.</summary>
    Broken,
    /// <summary>This machine lacks vipsthumbnail.</summary>
    NotAvailable,
}

/// <summary>Where the two sizes of a picture lie in the <see cref="IFileStore"/>; both are JPEG.</summary>
/// <param name="SmallKey">A square of 256 pixels.</param>
/// <param name="LargeKey">At most 1600 pixels wide and high.</param>
public sealed record KeptPicture(string SmallKey, string LargeKey);

/// <summary>
/// Takes in pictures that people upload: JPEG, PNG and WebP, and never as they came. What is kept was drawn anew by vipsthumbnail, upright
/// and without place, camera and whatever else was in the file. That is a process of its own, with little memory and time and none
/// of our settings in its environment: it reads what strangers made.
/// </summary>
public sealed partial class Pictures(IFileStore files, IConfiguration configuration) : IDisposable
{
    public const string ContentType = "image/jpeg";
    public const int MostMegapixels = 64;

    private const int AtOnce = 2;
    private const int NotFound = 127;
    /// <summary>JPEG, because the WebP of libvips 8.14 leaves place and camera in when it is told to strip them.</summary>
    private const string Form = "[Q=84,strip,optimize-coding,background=255]";

    private const string Limits = "ulimit -v 1048576; ulimit -t 20; ulimit -f 65536; exec \"$0\" \"$@\"";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private readonly SemaphoreSlim turns = new(AtOnce);

    /// <param name="largest">In whole megabytes.</param>
    /// <returns>Where it lies, or what is wrong with it.</returns>
    public async Task<(KeptPicture? Kept, PictureProblem? Problem)> Keep(
        int tenantId, IFormFile? file, int largest, CancellationToken cancellationToken)
    {
        if (file is null or { Length: 0 })
        {
            return (null, PictureProblem.Missing);
        }

        if (file.Length > largest * 1024L * 1024)
        {
            return (null, PictureProblem.TooLarge);
        }

        await turns.WaitAsync(cancellationToken);
        var folder = Directory.CreateTempSubdirectory("platform-picture-");
        try
        {
            string In(string name) => Path.Combine(folder.FullName, name);
            await Copy(file, In("original"), cancellationToken);
            var problem = await Examine(In("original"), cancellationToken)
                ?? await Draw(In("original"), In("large.jpg"), ["--size", "1600x1600>"], cancellationToken)
                ?? await Draw(In("large.jpg"), In("small.jpg"), ["--size", "256x256", "--smartcrop", "attention"], cancellationToken);
            return problem is null ? (await Store(tenantId, In("small.jpg"), In("large.jpg"), cancellationToken), null) : (null, problem);
        }
        finally
        {
            folder.Delete(recursive: true);
            turns.Release();
        }
    }

    public void Delete(KeptPicture picture)
    {
        files.Delete(picture.SmallKey);
        files.Delete(picture.LargeKey);
    }

    public void Dispose() => turns.Dispose();

    private static async Task Copy(IFormFile file, string path, CancellationToken cancellationToken)
    {
        await using var content = file.OpenReadStream();
        await using var copy = File.Create(path);
        await content.CopyToAsync(copy, cancellationToken);
    }

    /// <summary>Before a pixel is unpacked: what it is, and how large it would become.</summary>
    private async Task<PictureProblem?> Examine(string path, CancellationToken cancellationToken)
    {
        if (!await IsPicture(path, cancellationToken))
        {
            return PictureProblem.NotAPicture;
        }

        var (end, said) = await Run("vipsheader", [path], cancellationToken);
        var size = Size().Match(said);
        return end == NotFound ? PictureProblem.NotAvailable
            : end != 0 || !size.Success ? PictureProblem.Broken
            : Pixels(size.Groups[1]) * Pixels(size.Groups[2]) > MostMegapixels * 1_000_000L ? PictureProblem.TooManyPixels
            : null;
    }

    /// <summary>By its first bytes, so that no other reader of the library, such as that of SVG, is ever asked.</summary>
    private static async Task<bool> IsPicture(string path, CancellationToken cancellationToken)
    {
        await using var file = File.OpenRead(path);
        var start = new byte[12];
        await file.ReadAtLeastAsync(start, start.Length, throwOnEndOfStream: false, cancellationToken);
        return start.AsSpan().StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF])
            || start.AsSpan().StartsWith((ReadOnlySpan<byte>)[0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A])
            || (start.AsSpan().StartsWith("RIFF"u8) && start.AsSpan(8).SequenceEqual("WEBP"u8));
    }

    private async Task<PictureProblem?> Draw(string from, string to, string[] size, CancellationToken cancellationToken)
    {
        var (end, said) = await Run(
            configuration["Pictures:Program"] ?? "vipsthumbnail",
            [from, .. size, "--export-profile", "srgb", "--output", to + Form], cancellationToken);
        return end == NotFound ? PictureProblem.NotAvailable
            : end != 0 || IsCutOff(said) || !File.Exists(to) ? PictureProblem.Broken
            : null;
    }

    /// <summary>It fills up with grey what is missing at the end, says so, and ends as if nothing was.</summary>
    private static bool IsCutOff(string said) => said.Contains("Premature end of JPEG", StringComparison.Ordinal)
        || said.Contains("not enough data", StringComparison.Ordinal) || said.Contains("libpng read error", StringComparison.Ordinal);

    /// <returns>How it ended, 127 when there is no such program, and all it said.</returns>
    private static async Task<(int End, string Said)> Run(
        string program, IEnumerable<string> arguments, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo("/bin/sh", ["-c", Limits, program, .. arguments])
        {
            RedirectStandardOutput = true, RedirectStandardError = true,
        };
        start.Environment.Clear();
        start.Environment["PATH"] = Environment.GetEnvironmentVariable("PATH");
        start.Environment["VIPS_BLOCK_UNTRUSTED"] = "1";
        start.Environment["VIPS_CONCURRENCY"] = "1";
        using var process = new Process { StartInfo = start };
        try
        {
            process.Start();
        }
        catch (Win32Exception)
        {
            // A machine without a shell.
            return (NotFound, "");
        }

        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(Patience);
        try
        {
            var said = await Task.WhenAll(
                process.StandardOutput.ReadToEndAsync(deadline.Token), process.StandardError.ReadToEndAsync(deadline.Token));
            await process.WaitForExitAsync(deadline.Token);
            return (process.ExitCode, string.Concat(said));
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return (-1, "");
        }
        finally
        {
            // Also when the person has gone away meanwhile; one that has ended already does not mind.
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync(CancellationToken.None);
        }
    }

    private async Task<KeptPicture> Store(int tenantId, string small, string large, CancellationToken cancellationToken)
    {
        await using var smallFile = File.OpenRead(small);
        await using var largeFile = File.OpenRead(large);
        var smallKey = await files.Keep(tenantId, smallFile, cancellationToken);
        try
        {
            return new(smallKey, await files.Keep(tenantId, largeFile, cancellationToken));
        }
        catch
        {
            files.Delete(smallKey);
            throw;
        }
    }

    private static long Pixels(Group number) => long.Parse(number.ValueSpan, CultureInfo.InvariantCulture);

    [GeneratedRegex(": ([0-9]{1,9})x([0-9]{1,9}) ")]
    private static partial Regex Size();
}
