using System.Runtime.CompilerServices;
using TalentGraph.Graph.Exchange.Rows;

namespace TalentGraph.Graph.Exchange.Copying;

/// <summary>
/// The records of a store, asked for kind by kind in the bundle's order. A store may take a scoring run in parts, its record
/// last: what there is of a run that is not there is of one that is being made, or was cut off. It is nobody's and left out.
/// </summary>
internal sealed class WholeRecords
{
    private readonly Func<RecordType, CancellationToken, IAsyncEnumerable<IRecord>> scan;
    private readonly HashSet<RunId> runs = [];

    /// <param name="store">The store.</param>
    public WholeRecords(ITalentStore store) => scan = (type, token) => StoredRecords.Of(type).ScanAsync(store, token);

    /// <param name="session">What will be in the store with this commit.</param>
    public WholeRecords(IWriteSession session) => scan = (type, token) => StoredRecords.Of(type).ScanAsync(session, token);

    /// <summary>All records of a kind in key order; those of runs after the runs.</summary>
    public async IAsyncEnumerable<IRecord> OfAsync(RecordType type, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (IRecord record in scan(type, cancellationToken).ConfigureAwait(false))
        {
            if (record is ScoringRun { Id: var id })
                runs.Add(id);
            if (record is Estimates { RunId: var scored } && !runs.Contains(scored) || record is RunFile { RunId: var filed } && !runs.Contains(filed))
                continue;
            yield return record;
        }
    }
}
