using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using TalentGraph.Graph.Exchange.Sources;

namespace TalentGraph.Graph.Exchange;

/// <summary>
/// What an import is known by: its day, and the SHA-256 of its bundle's files and of the options on which hangs what is
/// written. One that was cut off is ended by the same alone, as of the day on which it began.
/// </summary>
internal static class ImportContent
{
    private const string Day = "yyyy-MM-dd";

    /// <summary>What an import is known by.</summary>
    /// <param name="source">Its bundle; read from end to end.</param>
    /// <param name="options">How it is imported.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public static string Of(BundleSource source, ImportOptions options, CancellationToken cancellationToken)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        string[] chosen = [Text(options.Effective), $"{options.SkipBadRows}", options.Encoding?.WebName ?? "", .. options.Reopen.Select(round => round.Value).Order(StringComparer.Ordinal)];
        hash.AppendData(Encoding.UTF8.GetBytes(string.Join('\n', chosen)));
        byte[] buffer = new byte[128 * 1024];
        foreach (string file in source.Files)
        {
            long length = 0;
            using Stream stream = source.OpenRead(file)!;
            for (int read; (read = stream.Read(buffer)) > 0; length += read)
            {
                cancellationToken.ThrowIfCancellationRequested();
                hash.AppendData(buffer, 0, read);
            }

            // Behind its bytes, so that the end of one file cannot be the beginning of the next.
            hash.AppendData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"\n{file} {length}\n")));
        }

        return $"{Text(options.Today)} {Convert.ToHexStringLower(hash.GetHashAndReset())}";
    }

    /// <summary>The day of the import that is known by this.</summary>
    public static DateOnly DayOf(string content) => DateOnly.ParseExact(content.AsSpan(0, Day.Length), Day, CultureInfo.InvariantCulture);

    private static string Text(DateOnly? day) => day?.ToString(Day, CultureInfo.InvariantCulture) ?? "";
}
