using TalentGraph.Graph.Neo4j;
using TalentGraph.Graph.Tests.Store;
using Xunit;

namespace TalentGraph.Graph.Tests.Neo4j;

/// <summary>What is read of several kinds in one statement is what is read of each.</summary>
[Collection(Neo4jServer.Shared)]
public sealed class KindsTogetherTests(Neo4jServer server)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>All kinds that hang from cadres.</summary>
    internal static IReadOnlyList<FactKind> Kinds { get; } =
    [
        FactKind.Of<CadreState>(), FactKind.Of<ExternalId>(), FactKind.Of<FamilyMember>(), FactKind.Of<EducationEntry>(), FactKind.Of<Award>(),
        FactKind.Of<Sanction>(), FactKind.Of<Appointment>(), FactKind.Of<CallUp>(), FactKind.Of<Enrolment>(), FactKind.Of<Ballot>(),
        FactKind.Of<Appraisal>(), FactKind.Of<Credit>(), FactKind.Of<ConductEntry>(), FactKind.Of<Observation>(), FactKind.Of<Contribution>(),
        FactKind.Of<FollowUpTask>(), FactKind.Of<TrainingNeed>(), FactKind.Of<Estimates>(),
    ];

    [Fact]
    public async Task Every_kind_gives_the_same_records_in_the_same_order_as_when_it_is_asked_for_alone()
    {
        CadreId[] cadres = [new("C1"), new("C2"), new("nobody")];
        await using Neo4jTalentStore store = await EmptyStore.OpenAsync(server);
        await WriteAsync(store, [.. Kinds.SelectMany(kind => Filled(kind.Type)), .. Dated]);

        var together = await store.OfCadresAsync([.. Kinds.SelectMany(kind => cadres.Select(cadre => new CadreFact(kind, cadre)))], Token);

        foreach (FactKind kind in Kinds)
        {
            var alone = await kind.ReadAsync(store, Scope.Everything, cadres.Select(cadre => new CadreFact(kind, cadre)), Token);
            Assert.Equal(2, alone.Count);
            foreach ((CadreFact fact, IReadOnlyList<IRecord> records) in alone)
                Assert.Equal(records.Select(Facts.Said), together[fact].Select(Facts.Said));
        }

        Assert.Equal(2 * Kinds.Count, together.Count);
        Assert.Equal(["E2", "E1"], together[new CadreFact(FactKind.Of<Enrolment>(), cadres[0])].Cast<Enrolment>().Select(row => row.Id.Value).Where(id => id is "E1" or "E2"));
    }

    [Fact]
    public async Task Of_enrolments_those_of_the_classes_that_ended_last_are_read_where_they_are_enough()
    {
        CadreId cadre = new("C1");
        await using Neo4jTalentStore store = await EmptyStore.OpenAsync(server);
        await WriteAsync(store, [A.Cadre("C1"), .. Enumerable.Range(0, 5).SelectMany(i => (IRecord[])[A.Class($"K{i}", A.Day.AddDays(-7 * i)), A.Enrolment($"E{i}", "C1", $"K{i}")])]);
        CadreFact latest = new(FactKind.Of<Enrolment>(), cadre, 2), more = latest with { Latest = 3 };

        Assert.Equal(["E1", "E0"], Ids((await store.OfCadresAsync([latest], Token))[latest]));
        Assert.Equal(["E2", "E1", "E0"], Ids((await store.OfCadresAsync([latest, more], Token))[latest]));
        var both = await store.OfCadresAsync([latest, latest.Whole], Token);
        Assert.Empty(await store.OfCadresAsync([new CadreFact(FactKind.Of<Credit>(), cadre)], Token));
        Assert.Equal([5, 5], [both[latest].Count, both[latest.Whole].Count]);

        static IEnumerable<string> Ids(IEnumerable<IRecord> rows) => rows.Cast<Enrolment>().Select(row => row.Id.Value);
    }

    [Fact]
    public async Task What_is_asked_for_by_its_key_comes_alone_and_only_to_whom_it_belongs()
    {
        FactKind estimates = FactKind.Of<Estimates>();
        CadreFact one = new(estimates, new CadreId("C1"), Key: "S1/C1"), anothers = one with { Cadre = new CadreId("C2") }, none = one with { Key = "S3/C1" };
        await using Neo4jTalentStore store = await EmptyStore.OpenAsync(server);
        await WriteAsync(store, [A.Cadre("C1"), A.Cadre("C2"), A.Credit("R1", "C1", A.Day), .. Filled(estimates.Type), Estimate("S1", "C1"), Estimate("S2", "C1")]);

        var found = await store.OfCadresAsync([one, anothers, none, one with { Key = null }, new CadreFact(FactKind.Of<Credit>(), one.Cadre)], Token);

        Assert.Equal(["S1"], Runs(found[one]));
        Assert.Superset(new HashSet<string> { "S1", "S2" }, Runs(found[one with { Key = null }]).ToHashSet());
        Assert.Equal(3, found.Count);

        static Estimates Estimate(string run, string cadre) => new() { RunId = new RunId(run), CadreId = new CadreId(cadre), Body = "{}" };
        static IEnumerable<string> Runs(IEnumerable<IRecord> rows) => rows.Cast<Estimates>().Select(row => row.RunId.Value);
    }

    [Fact]
    public async Task What_does_not_hang_from_cadres_cannot_be_asked_for_so()
    {
        await using Neo4jTalentStore store = await EmptyStore.OpenAsync(server);

        await Assert.ThrowsAsync<ArgumentException>(() => store.OfCadresAsync([new CadreFact(FactKind.Of<Rater>(), new CadreId("C1"))], Token));
        Assert.Throws<ArgumentException>(FactKind.Of<Unit>);
    }

    /// <summary>Of two classes the one with the later name is the earlier one.</summary>
    private static IEnumerable<IRecord> Dated =>
        [A.Class("K1", A.Day.AddDays(7)), A.Class("K2"), A.Enrolment("E1", "C1", "K1"), A.Enrolment("E2", "C1", "K2")];

    /// <summary>Records of a kind with all their columns, half of them the one cadre's and half the other's.</summary>
    private static IEnumerable<IRecord> Filled(RecordType type)
    {
        int cadre = type.Columns.Single(column => column.Name == "cadre_id").Index;
        return Facts.Of(type, filled: true, count: 10).Select((record, i) =>
        {
            object?[] row = type.ToRow(record);
            row[cadre] = i % 2 == 0 ? "C1" : "C2";
            return (IRecord)type.FromRow(row);
        }).DistinctBy(type.KeyOf);
    }

    private static async Task WriteAsync(Neo4jTalentStore store, IReadOnlyList<IRecord> records)
    {
        await using IWriteSession session = await store.BeginAsync("test", Token);
        foreach (IGrouping<Type, IRecord> kind in records.GroupBy(record => record.GetType()))
            await session.UpsertAsync(RecordType.Of(kind.Key), [.. kind], Token);
        await session.CommitAsync(Token);
    }
}
