using TalentGraph.Graph.Demo;
using TalentGraph.Graph.Demo.Ratings;
using Xunit;

namespace TalentGraph.Graph.Tests.Demo;

public sealed class DemoCountyTests
{
    private static readonly DemoOptions Small = new() { Cadres = 400, Seed = 7 };

    [Fact]
    public void Every_record_of_the_bundle_occurs_but_those_of_scoring()
    {
        Made made = Make(Small);

        string[] missing = [.. RecordTypes.All.Where(t => t.InBundle && !made.Records.ContainsKey(t.Type)).Select(t => t.Name).Order(StringComparer.Ordinal)];
        Assert.Equal(["estimates", "runs"], missing);
    }

    [Theory]
    [InlineData(DemoOptions.FewestCadres, 1UL)]
    [InlineData(400, 7UL)]
    [InlineData(4_100, 3UL)]
    public void Every_key_is_new_every_reference_resolves_and_every_cell_is_in_its_range(int cadres, ulong seed)
    {
        Made made = Make(Small with { Cadres = cadres, Seed = seed });

        var keys = new Dictionary<string, HashSet<string>>();
        foreach ((Type type, List<IRecord> records) in made.Records)
        {
            RecordType described = RecordType.Of(type);
            HashSet<string> known = keys[described.Name] = [];
            foreach (IRecord record in records)
                Assert.True(known.Add(described.KeyOf(record)), $"{described.Name} {described.KeyOf(record)} twice");
        }

        foreach ((Type type, List<IRecord> records) in made.Records)
        {
            RecordType described = RecordType.Of(type);
            foreach (IRecord record in records)
                AssertValid(described, described.ToRow(record), keys);
        }

        Assert.Equal(cadres, made.Of<Cadre>().Count());
    }

    [Fact]
    public void The_same_options_make_the_same_bytes_and_another_seed_makes_others()
    {
        Dictionary<string, byte[]> once = Files(Small);
        Dictionary<string, byte[]> again = Files(Small);
        Dictionary<string, byte[]> other = Files(Small with { Seed = 8 });

        Assert.Equal(once.Keys.Order(), again.Keys.Order());
        Assert.All(once, file => Assert.True(file.Value.AsSpan().SequenceEqual(again[file.Key]), $"{file.Key} differs"));
        Assert.All(["cadres.csv", "evaluations.csv", "enrolments.csv", Path.Combine("truth", "abilities.csv")], name => Assert.NotEqual(once[name], other[name]));
        Assert.All(once, file => Assert.NotEmpty(file.Value));
    }

    [Fact]
    public void All_eight_roles_rate_and_no_ballot_counts_a_mark_twice()
    {
        Ballot[] ballots = [.. Make(Small).Of<Ballot>()];

        Assert.Equal(Enum.GetValues<RaterRole>(), ballots.Select(b => b.Role).Distinct().Order());
        Assert.All(ballots, b => Assert.Equal(b.Marks.Select(m => m.IndicatorId.Value).Distinct().Order(StringComparer.Ordinal), b.Marks.Select(m => m.IndicatorId.Value)));
        Assert.InRange((double)ballots.SelectMany(b => b.Marks).Where(m => m.IndicatorId.Value != "service_satisfaction").Average(m => m.Score), 70, 80);
    }

    [Fact]
    public void Rounds_are_closed_but_for_the_latest()
    {
        EvaluationRound[] rounds = [.. Make(new DemoOptions()).Of<EvaluationRound>()];

        Assert.All(rounds, r => Assert.True(r.ClosesOn is null || r.ClosesOn <= new DemoOptions().AsOf));
        Assert.InRange(rounds.Count(r => r.ClosesOn is null), 1, rounds.Length / 10);
    }

    [Fact]
    public void Promotions_go_to_the_abler()
    {
        Made made = Make(Small with { Cadres = 2_000 });

        double[] merit = [.. Enumerable.Range(0, 2_000).Select(made.Truth.People.Merit)];
        ILookup<bool, double> byRank = made.Of<Cadre>().Where(c => c.Status == CadreStatus.Active)
            .ToLookup(c => c.Rank >= Rank.TownshipHead, c => merit[int.Parse(c.Id.Value.AsSpan(1), System.Globalization.CultureInfo.InvariantCulture) - 1]);
        Assert.InRange(byRank[true].Average() - byRank[false].Average(), 0.5, 2.5);
    }

    [Fact]
    public void Raters_differ_in_severity_by_the_spread_they_were_drawn_with()
    {
        Truth truth = Make(Small with { Cadres = 2_000 }).Truth;

        foreach (SeverityGroup group in Enum.GetValues<SeverityGroup>())
        {
            double[] severities = [.. truth.Faculty.All().Where(r => r.Group == group).Select(r => r.Judge.Leniency * Ballots.SeveritySd(group))];
            double mean = severities.Average();
            double sd = Math.Sqrt(severities.Average(s => (s - mean) * (s - mean)));
            Assert.InRange(sd / Ballots.SeveritySd(group), 0.92, 1.08);
        }
    }

    [Fact]
    public void A_lenient_peer_gives_more_than_a_severe_one()
    {
        Made made = Make(Small);

        Dictionary<RaterId, double> leniency = made.Truth.Faculty.All().Where(r => r.Group == SeverityGroup.Peer).ToDictionary(r => r.Judge.Id, r => r.Judge.Leniency);
        ILookup<bool, decimal> marks = made.Of<Ballot>().Where(b => b.Role == RaterRole.Peer && Math.Abs(leniency[b.RaterId]) > 1)
            .SelectMany(b => b.Marks.Select(m => (Lenient: leniency[b.RaterId] > 0, m.Score)))
            .ToLookup(m => m.Lenient, m => m.Score);
        Assert.InRange((double)(marks[true].Average() - marks[false].Average()), 8, 16);
    }

    [Fact]
    public void Classes_add_to_what_those_who_pass_can()
    {
        Truth truth = Make(Small with { Cadres = 2_000 }).Truth;

        double specific = truth.People.Specific.Average(s => (double)s);
        Assert.InRange(specific, 0.3, 4);
    }

    [Fact]
    public void Classes_are_planned_beyond_today_and_the_past_reaches_eight_years_back()
    {
        TrainingClass[] classes = [.. Make(Small).Of<TrainingClass>()];

        Assert.Contains(classes, c => c.StartsOn > Small.AsOf && c.Mode == ClassMode.OffJob);
        Assert.InRange(classes.Min(c => c.StartsOn), Small.AsOf.AddYears(-8), Small.AsOf.AddYears(-7));
        Assert.All(Enumerable.Range(0, 8), year => Assert.Contains(classes, c => c.StartsOn.Year == Small.AsOf.Year - year));
    }

    [Fact]
    public void No_record_of_a_person_is_kept_once_it_is_written()
    {
        var seen = new List<WeakReference>();
        int records = 0;

        Truth truth = DemoCounty.Make(new DemoOptions { Cadres = 4_000 }, Watch, null, TestContext.Current.CancellationToken);
        GC.Collect();

        Assert.InRange(seen.Count, 400, 4_000);
        Assert.DoesNotContain(seen, record => record.IsAlive);
        GC.KeepAlive(truth);

        void Watch(IRecord record)
        {
            if (record is Cadre or Appointment or Enrolment or CallUp or Ballot or Credit && ++records % 500 == 0)
                seen.Add(new WeakReference(record));
        }
    }

    [Theory]
    [InlineData(99)]
    [InlineData(1_000_001)]
    public void Too_few_or_too_many_cadres_are_refused(int cadres)
    {
        var refused = Assert.Throws<ArgumentException>(() => Make(Small with { Cadres = cadres }));

        Assert.Contains(cadres.ToString(System.Globalization.CultureInfo.InvariantCulture), refused.Message);
    }

    private static Made Make(DemoOptions options)
    {
        var records = new Dictionary<Type, List<IRecord>>();
        Truth truth = DemoCounty.Make(options, Add, null, TestContext.Current.CancellationToken);
        return new Made(records, truth);

        void Add(IRecord record)
        {
            if (!records.TryGetValue(record.GetType(), out List<IRecord>? alike))
                records.Add(record.GetType(), alike = []);
            alike.Add(record);
        }
    }

    private static Dictionary<string, byte[]> Files(DemoOptions options)
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("demo");
        try
        {
            DemoBundle.WriteAsync(folder.FullName, options, null, TestContext.Current.CancellationToken).GetAwaiter().GetResult();
            return folder.EnumerateFiles("*", SearchOption.AllDirectories)
                .ToDictionary(file => Path.GetRelativePath(folder.FullName, file.FullName), file => File.ReadAllBytes(file.FullName));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static void AssertValid(RecordType type, object?[] row, Dictionary<string, HashSet<string>> keys)
    {
        foreach (Column column in type.Columns)
        {
            object? cell = row[column.Index];
            string where = $"{type.Name}.{column.Name} {cell} of {type.KeyOf(row)}";
            Assert.True(cell is not null || !(column.Required || column.IsKey && column.References is null && column.Kind == CellKind.Id), where);
            if (column.References is { } other && cell is string id)
                Assert.True(keys[other].Contains(id), where);
            if (cell is decimal number)
                Assert.True(number >= column.Min && number <= column.Max, where);
            if (column.NotBefore is { } first && cell is DateOnly end && row[type.Columns.Single(c => c.Name == first).Index] is DateOnly start)
                Assert.True(start <= end, where);
        }
    }

    private sealed record Made(Dictionary<Type, List<IRecord>> Records, Truth Truth)
    {
        public IEnumerable<T> Of<T>()
            where T : IRecord => Records[typeof(T)].Cast<T>();
    }
}
