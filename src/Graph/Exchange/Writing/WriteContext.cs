namespace TalentGraph.Graph.Exchange.Writing;

/// <summary>What the writing of all files shares.</summary>
internal sealed class WriteContext(IWriteSession session, DateOnly effective)
{
    private readonly HashSet<CadreId> touched = [];

    public IWriteSession Session => session;

    public StateHistory History { get; } = new(effective);

    /// <summary>Records written.</summary>
    public long Written { get; private set; }

    /// <summary>Whether units or posts were written: then what is so today may have changed for anybody.</summary>
    public bool EverybodyTouched { get; set; }

    /// <summary>Cadres whose own record, states or appointments were written.</summary>
    public IReadOnlyCollection<CadreId> Touched => touched;

    public async Task UpsertAsync(RecordType type, IReadOnlyList<IRecord> records, CancellationToken cancellationToken)
    {
        if (records.Count == 0)
            return;
        await session.UpsertAsync(type, records, cancellationToken).ConfigureAwait(false);
        Written += records.Count;
        EverybodyTouched |= records[0] is Unit or Post;
        foreach (IRecord record in records)
        {
            CadreId? cadre = record switch
            {
                Cadre one => one.Id,
                CadreState state => state.CadreId,
                Appointment appointment => appointment.CadreId,
                _ => null,
            };
            if (cadre is null)
                break;
            touched.Add(cadre.Value);
        }
    }
}
