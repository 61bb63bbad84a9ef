using System.Text;

namespace TalentGraph.Graph.Exchange.Copying;

/// <summary>
/// Looks in a source for texts that are longer than the target takes, before anything is copied: half a copy could be ended
/// by nobody.
/// </summary>
internal static class TargetLimits
{
    private const int ShownKey = 200;

    /// <summary>Reads what the target takes less of than the source.</summary>
    /// <returns>The first text that is too long, in words; null: there is none.</returns>
    public static async Task<string?> BreachAsync(
        ITalentStore from, ITalentStore to, Action<CopyProgress>? progress, CancellationToken cancellationToken)
    {
        var whole = new WholeRecords(from);
        foreach (RecordType type in RecordTypes.All)
        {
            Column[] narrower = [.. type.Columns.Where(column => to.MostBytes(type, column) < (from.MostBytes(type, column) ?? int.MaxValue))];
            if (narrower.Length == 0)
                continue;
            long read = 0;
            await foreach (IRecord record in whole.OfAsync(type, cancellationToken).ConfigureAwait(false))
            {
                object?[] row = type.ToRow(record);
                if (narrower.FirstOrDefault(column => BytesOf(row[column.Index]) > to.MostBytes(type, column)) is { } tooLong)
                    return $"The target takes at most {to.MostBytes(type, tooLong)} bytes in {tooLong.Name} of {type.Name}, and that of {Shown(type.KeyOf(row))} has more.";

                if (++read % CopyProgress.Rows == 0)
                    progress?.Invoke(new CopyProgress("checking", type.Name, read));
            }
        }

        return null;
    }

    /// <summary>As a bundle's cell has them: several texts with a mark between two.</summary>
    private static int BytesOf(object? cell) => cell switch
    {
        string text => Encoding.UTF8.GetByteCount(text),
        string[] texts => Encoding.UTF8.GetByteCount(string.Join(';', texts)),
        _ => 0,
    };

    private static string Shown(string key) => key.Length <= ShownKey ? key : key[..ShownKey] + "…";
}
