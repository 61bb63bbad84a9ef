using System.Globalization;
using TalentGraph.Graph.Sqlite.Engine;

namespace TalentGraph.Graph.Sqlite.Records;

/// <summary>What the store says of itself.</summary>
/// <param name="Version">The last commit.</param>
/// <param name="Today">The day it lives at; null: the clock's.</param>
/// <param name="NameOrder">The version of the order its names are keyed by; null: none yet.</param>
/// <param name="Forgotten">The last version whose changes are older than the log is kept.</param>
internal sealed record StoredStatus(Version Version, DateOnly? Today, string? NameOrder, Version Forgotten)
{
    /// <summary>Reads it.</summary>
    public static StoredStatus Read(Connection connection, TimeProvider time)
    {
        Statement status = connection.Query("status").Bind("kept_since", Moment(time.GetUtcNow().AddDays(-Change.KeptDays)));
        status.Step();
        var read = new StoredStatus(
            new Version(status.Whole(0)),
            status.TextOrNull(1) is { } day ? DateOnly.ParseExact(day, "O", CultureInfo.InvariantCulture) : null,
            status.TextOrNull(2),
            new Version(status.Whole(3)));
        status.Reset();
        return read;
    }

    /// <summary>A moment as the log has it: texts compare as moments do.</summary>
    public static string Moment(DateTimeOffset at) => at.UtcDateTime.ToString("O", CultureInfo.InvariantCulture);
}
