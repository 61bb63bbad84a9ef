using CsCheck;
using TalentGraph.Graph.Exchange.Writing;

namespace TalentGraph.Graph.Tests.Exchange;

/// <summary>Random graphs of every record and every column, as the descriptions of the records allow them.</summary>
internal static class RandomGraph
{
    private static readonly Gen<string> Word = Gen.Char["ab,\"\n\t;张伟 ９Ａ'=%/\r"].Array[1, 8]
        .Select(c => new string(c).Trim())
        .Where(s => s.Length > 0 && s != "-");

    private static readonly Gen<DateOnly> Day = Gen.Int[0, 40000].Select(new DateOnly(1930, 1, 1).AddDays);

    /// <summary>All records of a graph whose references hold, in the contract's order.</summary>
    public static Gen<List<IRecord>> Any { get; } = Gen.UInt.Select(Gen.ULong).Select((stream, seed) => Make(new PCG(stream, seed)));

    private static List<IRecord> Make(PCG random)
    {
        List<IRecord> graph = [];
        Dictionary<string, List<string>> keys = [];
        foreach (RecordType type in RecordTypes.All.Where(t => t.InBundle))
        {
            // Posts' requirements name competencies, which come later in the contract; so ids are drawn from a fixed pool.
            HashSet<string> taken = [];
            int count = IsReferred(type) ? 4 : Draw(Gen.Int[0, 6], random);
            for (int i = 0; i < count; i++)
            {
                object?[] row = [.. type.Columns.Select(c => Cell(type, c, i, random))];
                IRecord record = Fit((IRecord)type.FromRow(row), i, random);
                if (taken.Add(type.KeyOf(record)))
                    graph.Add(record);
            }
        }

        return graph;
    }

    private static bool IsReferred(RecordType type) => RecordTypes.All.Any(t => t.Columns.Any(c => c.References == type.Name));

    private static object? Cell(RecordType type, Column column, int index, PCG random)
    {
        if (column.IsKey && column.Name == "id")
            return $"{type.Name}/{index}";
        if (!column.Required && Draw(Gen.Int[0, 2], random) == 0)
            return null;
        if (column.References is { } referred)
            return $"{referred}/{Draw(Gen.Int[0, 3], random)}";
        return column.Kind switch
        {
            CellKind.Text or CellKind.Id => column.Name is "plan_id" or "system" or "value" ? "T" + Draw(Gen.Int[0, 9], random) : Draw(Word, random),
            CellKind.Date => Draw(Day, random),
            CellKind.Number => Math.Clamp(Draw(Gen.Int[0, 1_000_000], random) / 1000m, column.Min, column.Max),
            CellKind.Whole => (int)Math.Clamp(Draw(Gen.Int[0, 3000], random), column.Min, column.Max),
            CellKind.Flag => Draw(Gen.Bool, random),
            CellKind.Code => Code.All(column.Codes!)[Draw(Gen.Int[0, Code.All(column.Codes!).Count - 1], random)],
            CellKind.Codes => Code.All(column.Codes!).Where(_ => Draw(Gen.Bool, random)).ToArray(),
            CellKind.Texts => Draw(Word.Where(w => !w.Contains(';')).Array[1, 3], random),
            CellKind.Instant => DateTimeOffset.UnixEpoch.AddTicks(Draw(Gen.Long[0, 20_000_000_000_000_000], random)),
            CellKind.Marks => Marks(random),
            _ => throw new InvalidOperationException($"No cells of kind {column.Kind}."),
        };
    }

    private static List<Mark> Marks(PCG random) =>
        [.. Enumerable.Range(0, Draw(Gen.Int[1, 4], random))
            .Select(i => new Mark(new IndicatorId($"indicators/{i}"), Draw(Gen.Int[0, 10000], random) / 100m, Draw(Gen.Bool, random) ? Draw(Word, random) : null))];

    /// <summary>What the contract asks of single records beyond their columns.</summary>
    private static IRecord Fit(IRecord record, int index, PCG random) => record switch
    {
        Unit unit => unit with { ParentId = index == 0 ? null : new UnitId($"units/{Draw(Gen.Int[0, index - 1], random)}"), RecognisedTo = Later(unit.RecognisedFrom, unit.RecognisedTo) },
        Cadre cadre => DerivedTags.Apply(cadre),
        Sanction sanction => sanction with { EffectUntil = Later(sanction.DecidedOn, sanction.EffectUntil) },
        Appointment appointment => appointment with { To = Later(appointment.From, appointment.To) },
        TrainingClass cls => cls with { EndsOn = Later(cls.StartsOn, cls.EndsOn)!.Value },
        ClassSegment segment => segment with { EndsOn = Later(segment.StartsOn, segment.EndsOn)!.Value },
        FollowUpTask task => task with { DueOn = Later(task.IssuedOn, task.DueOn), ResolvedOn = Later(task.IssuedOn, task.ResolvedOn) },
        Feedback feedback => feedback with { ReceivedOn = Later(feedback.SentOn, feedback.ReceivedOn) },
        Indicator indicator => indicator with { Min = null, Max = null },
        EvaluationRound round => round with { ClassId = new ClassId($"classes/{index}") },
        ClassQuota quota => quota with { Attribute = QuotaAttribute.Region },
        _ => record,
    };

    private static DateOnly? Later(DateOnly? start, DateOnly? end) => end < start ? start : end;

    private static T Draw<T>(Gen<T> gen, PCG random) => gen.Generate(random, null, out _);
}
