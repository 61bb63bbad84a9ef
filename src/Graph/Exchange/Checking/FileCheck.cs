using TalentGraph.Graph.Exchange.Rows;

namespace TalentGraph.Graph.Exchange.Checking;

/// <summary>Checks one file whose rows depend on files checked before, and on nothing in the file itself.</summary>
internal sealed class FileCheck(CheckContext context, RecordType type)
{
    private static readonly Column RoundClass = RecordType.Of<EvaluationRound>().Columns.Single(c => c.Name == "class_id");
    private static readonly Column RoundKindOf = RecordType.Of<EvaluationRound>().Columns.Single(c => c.Name == "kind");
    private readonly HashSet<UInt128> claimed = [];
    private readonly KeySet? referred = context.References.Of(type.Name);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        using RowReader? reader = context.Open(type, out FileReport report);
        if (reader is null)
            return;
        await context.References.LoadForAsync(type, cancellationToken).ConfigureAwait(false);
        List<BundleRow> rows = [];
        while (context.Read(reader, report, rows, cancellationToken))
        {
            string?[] keys = [.. rows.Select(r => RowKey.Of(type, r))];
            Dictionary<string, IRecord> stored = await context.StoredAsync(type, keys, cancellationToken).ConfigureAwait(false);
            for (int i = 0; i < rows.Count; i++)
                Check(report, rows[i], keys[i], keys[i] is { } key ? stored.GetValueOrDefault(key) : null);
        }
    }

    private void Check(FileReport report, BundleRow row, string? key, IRecord? stored)
    {
        object?[] merged = RowKey.Merge(row, stored is null ? null : type.ToRow(stored));
        if (!row.IsBroken)
        {
            RowCheck.Required(report, type.Columns, row, stored is null);
            RowCheck.Order(report, type.Columns, row, merged);
            RowCheck.Refer(report, context.References, type.Columns, row);
            if (key is not null && claimed.Contains(RowKey.Hash(key)))
                RowCheck.Duplicate(report, type, row, key);
            else if (!row.IsBad)
                CheckRecord(report, row, merged);
        }

        if (!row.IsBad)
            Claim(report, row, key!, stored is not null, merged);
        else if (key is not null)
            Skip(row, key);
    }

    private void Skip(BundleRow row, string key)
    {
        referred?.AddBad(key, row.Line);
        if (type.Type == typeof(EvaluationRound) && row.Value(RoundClass.Index) is string cls && row.Value(RoundKindOf.Index) is string kind)
            context.Rounds.AddBad(key, cls, Code.Parse<RoundKind>(kind));
    }

    /// <summary>What single record types ask beyond their columns.</summary>
    private void CheckRecord(FileReport report, BundleRow row, object?[] merged)
    {
        if (type.Type == typeof(EvaluationRound))
        {
            var round = (EvaluationRound)type.FromRow(merged);
            if (round is not { ClassId: { } cls, Kind: { } kind } || context.Rounds.Of(cls, kind) is not { } other || other == round.Id.Value)
                return;
            report.Add(row.Line, "kind", Code.Of(kind), RowCode.DuplicateKey, $"the class has such a round: {other}");
            row.IsBad = true;
        }
        else if (type.Type == typeof(ExternalId))
        {
            var id = (ExternalId)type.FromRow(merged);
            if (context.Options.NationalIdKey is null && NationalId.IsPlain(id))
                throw new BundleException($"{report.File} holds national ids, and there is no key to hash them with.");
            context.HasNationalIds |= NationalId.Is(id);
        }
    }

    private void Claim(FileReport report, BundleRow row, string key, bool isKnown, object?[] merged)
    {
        claimed.Add(RowKey.Hash(key));
        referred?.AddGood(key);
        if (isKnown)
            report.Known++;
        else
            report.Added++;
        if (type.Type == typeof(Indicator))
            context.Indicators.Add((Indicator)type.FromRow(merged));
        else if (type.Type == typeof(EvaluationRound))
            context.Rounds.Add((EvaluationRound)type.FromRow(merged));
        foreach (Column column in type.Columns)
        {
            if (column.CreatesMissing && row.Value(column.Index) is string id && context.References.MakeMissing(column, id) && column.References == "competencies")
                report.Warn(id, "the competency is in no file: it is made, with its id as its name");
        }
    }
}
