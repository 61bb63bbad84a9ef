using Xunit;

namespace TalentGraph.Graph.Tests.Store;

public abstract partial class TalentStoreContract
{
    private static readonly Scope Everything = Scope.Everything;

    public static TheoryData<string, bool> RecordsFilledAndBare()
    {
        var data = new TheoryData<string, bool>();
        foreach (RecordType type in RecordTypes.All)
        {
            data.Add(type.Name, true);
            data.Add(type.Name, false);
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(RecordsFilledAndBare))]
    public Task Every_record_comes_back_as_it_was_written_in_key_order(string name, bool filled) =>
        (Task)GetType().GetMethod(nameof(ComesBack))!.MakeGenericMethod(RecordTypes.Find(name)!.Type).Invoke(this, [filled])!;

    public async Task ComesBack<T>(bool filled)
        where T : class, IRecord
    {
        RecordType type = RecordType.Of<T>();
        IReadOnlyList<IRecord> records = Facts.Of(type, filled);
        IEnumerable<IRecord> sorted = records.OrderBy(type.KeyOf, StringComparer.Ordinal);

        await Commit([.. records]);

        Assert.Equal(sorted.Select(Facts.Said), (await All(Store.ScanAsync<T>(Token))).Select(Facts.Said));
        IReadOnlyDictionary<string, T> fetched = await Store.FetchAsync<T>(Everything, [.. records.Select(type.KeyOf)], Token);
        Assert.Equal(records.Count, fetched.Count);
        Assert.All(records, r => Assert.Equal(Facts.Said(r), Facts.Said(fetched[type.KeyOf(r)])));
        Assert.Equal(new Version(1), await Commit([.. records]));
    }

    [Fact]
    public async Task Fetching_leaves_out_what_is_not_there_and_takes_any_number_of_keys()
    {
        await Commit([.. Enumerable.Range(0, 3000).Select(i => A.Cadre($"C{i:0000}"))]);

        Assert.Empty(await Store.FetchAsync<Cadre>(Everything, [], Token));
        Assert.Empty(await Store.FetchAsync<Cadre>(Everything, ["nobody", ""], Token));
        Assert.Equal(3000, (await Store.FetchAsync<Cadre>(
            Everything, [.. Enumerable.Range(0, 3500).Select(i => $"C{i:0000}")], Token)).Count);
        Assert.Single(await Store.FetchAsync<Cadre>(Everything, ["C0001", "C0001"], Token));
    }

    [Fact]
    public async Task Records_of_a_cadre_come_oldest_first_then_by_key()
    {
        await Commit(
            A.Credit("R3", "C1", A.Day), A.Credit("R1", "C1", A.Day), A.Credit("R9", "C1", A.Day.AddDays(-1)), A.Credit("R5", "C2", A.Day),
            A.Class("K1", A.Day), A.Class("K2", A.Day.AddYears(-1)), A.Enrolment("E1", "C1", "K1"), A.Enrolment("E2", "C1", "K2"));
        CadreId[] cadres = [new("C2"), new("C1"), new("C3")];

        IReadOnlyDictionary<CadreId, IReadOnlyList<Credit>> credits = await Store.OfCadresAsync<Credit>(Everything, cadres, Token);
        IReadOnlyDictionary<CadreId, IReadOnlyList<Enrolment>> enrolments = await Store.OfCadresAsync<Enrolment>(Everything, cadres, Token);

        Assert.Equal(2, credits.Count);
        Assert.Equal(["R9", "R1", "R3"], credits[new CadreId("C1")].Select(c => c.Id.Value));
        Assert.Equal(["R5"], credits[new CadreId("C2")].Select(c => c.Id.Value));
        Assert.Equal(["E2", "E1"], enrolments[new CadreId("C1")].Select(e => e.Id.Value));
    }

    public static TheoryData<string> OfCadres() => [
        "cadre_states", "external_ids", "family", "educations", "awards", "sanctions", "appointments", "call_ups", "enrolments",
        "evaluations", "appraisals", "credits", "conduct", "observations", "contributions", "tasks", "needs", "estimates"];

    public static TheoryData<string> OfClasses() => [
        "class_segments", "class_courses", "class_staff", "class_quotas", "enrolments", "rounds", "class_ratings", "feedback", "call_ups", "conduct"];

    [Theory]
    [MemberData(nameof(OfCadres))]
    public Task What_hangs_from_a_cadre_is_found_by_the_cadre(string name) =>
        (Task)GetType().GetMethod(nameof(HangsFromCadre))!.MakeGenericMethod(RecordTypes.Find(name)!.Type).Invoke(this, [])!;

    public async Task HangsFromCadre<T>()
        where T : class, IRecord
    {
        RecordType type = RecordType.Of<T>();
        int owner = type.Columns.Single(c => c.Name == "cadre_id").Index;
        IReadOnlyList<IRecord> records = Facts.Of(type, filled: true);
        await Commit([.. records]);

        CadreId[] cadres = [.. records.Select(r => new CadreId((string)type.ToRow(r)[owner]!)).Distinct()];
        IReadOnlyDictionary<CadreId, IReadOnlyList<T>> found = await Store.OfCadresAsync<T>(Everything, cadres, Token);

        Assert.Equal(cadres.ToHashSet(), found.Keys.ToHashSet());
        Assert.Equal(records.Select(Facts.Said).Order(), found.Values.SelectMany(of => of).Select(Facts.Said).Order());
        Assert.All(found, of => Assert.All(of.Value, r => Assert.Equal(of.Key.Value, type.ToRow(r)[owner])));
    }

    [Theory]
    [MemberData(nameof(OfClasses))]
    public Task What_hangs_from_a_class_is_found_by_the_class(string name) =>
        (Task)GetType().GetMethod(nameof(HangsFromClass))!.MakeGenericMethod(RecordTypes.Find(name)!.Type).Invoke(this, [])!;

    public async Task HangsFromClass<T>()
        where T : class, IRecord
    {
        RecordType type = RecordType.Of<T>();
        int owner = type.Columns.Single(c => c.Name == "class_id").Index;
        IReadOnlyList<IRecord> records = Facts.Of(type, filled: true);
        await Commit([.. records]);

        ClassId[] classes = [.. records.Select(r => new ClassId((string)type.ToRow(r)[owner]!)).Distinct()];
        IReadOnlyDictionary<ClassId, IReadOnlyList<T>> found = await Store.OfClassesAsync<T>(Everything, classes, Token);

        Assert.Equal(classes.ToHashSet(), found.Keys.ToHashSet());
        Assert.All(found, of => Assert.Equal(
            records.Where(r => type.ToRow(r)[owner]!.Equals(of.Key.Value)).OrderBy(type.KeyOf, StringComparer.Ordinal).Select(Facts.Said),
            of.Value.Select(Facts.Said)));
    }

    [Fact]
    public async Task A_record_that_hangs_from_nothing_cannot_be_asked_for_so()
    {
        await Assert.ThrowsAsync<ArgumentException>(() => Store.OfCadresAsync<Unit>(Everything, [new CadreId("C1")], Token));
        await Assert.ThrowsAsync<ArgumentException>(() => Store.OfClassesAsync<Unit>(Everything, [new ClassId("K1")], Token));
    }

    [Fact]
    public async Task A_scan_sees_one_commit_whatever_is_written_meanwhile()
    {
        await Commit([.. Enumerable.Range(0, 3000).Select(i => A.Cadre($"C{i:0000}"))]);

        var names = new List<string>();
        await foreach (Cadre cadre in Store.ScanAsync<Cadre>(Token))
        {
            if (names.Count == 0)
                await Commit(A.Cadre("C2999", "李娜"), A.Cadre("C9999"));
            names.Add(cadre.Name);
        }

        Assert.Equal(3000, names.Count);
        Assert.Equal("C2999", names[^1]);
    }

    [Fact]
    public async Task Many_readers_read_beside_a_writer()
    {
        await Commit([.. Enumerable.Range(0, 200).Select(i => A.Cadre($"C{i:000}"))]);
        Task<int>[] readers = [.. Enumerable.Range(0, 40).Select(async i => (await Store.FetchAsync<Cadre>(Everything, [$"C{i:000}", "C199"], Token)).Count)];

        Version version = await Commit(A.Cadre("C200"));

        Assert.Equal(new Version(2), version);
        Assert.All(await Task.WhenAll(readers), count => Assert.Equal(2, count));
    }

    [Fact]
    public async Task Reading_stops_when_the_caller_no_longer_waits()
    {
        await Commit(A.Cadre("C1"));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Store.FetchAsync<Cadre>(Everything, ["C1"], Cancelled));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Store.StatusAsync(Cancelled));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => All(Store.ScanAsync<Cadre>(Cancelled)));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Store.BeginAsync("test", Cancelled));
        Assert.Single(await Store.FetchAsync<Cadre>(Everything, ["C1"], Token));
    }

    [Fact]
    public async Task A_cadre_is_found_by_the_id_in_another_system()
    {
        await Commit(
            A.Cadre("C1"), A.Cadre("C2"),
            new ExternalId { CadreId = new CadreId("C1"), System = "hr", Value = "7" },
            new ExternalId { CadreId = new CadreId("C2"), System = "payroll", Value = "7" });

        Assert.Equal(new CadreId("C1"), await Store.FindByExternalIdAsync(Everything, "hr", "7", Token));
        Assert.Null(await Store.FindByExternalIdAsync(Everything, "hr", "8", Token));
        Assert.Null(await Store.FindByExternalIdAsync(new Scope { Persons = [new CadreId("C2")] }, "hr", "7", Token));
        Assert.Equal(new CadreId("C2"), await Store.FindByExternalIdAsync(new Scope { Persons = [new CadreId("C2")] }, "payroll", "7", Token));
    }

    [Fact]
    public async Task Relatives_are_whom_the_family_names_and_who_names_the_cadre()
    {
        static FamilyMember Member(string of, string? relative) => new()
        {
            CadreId = new CadreId(of), Relation = "配偶", Name = "某", RelativeCadreId = relative is null ? null : new CadreId(relative),
        };
        await Commit(Member("C2", "C3"), Member("C1", "C2"), Member("C2", null), Member("C2", "C1"), Member("C5", "C4"));

        Assert.Equal(["C1", "C3"], (await Store.RelativesOfAsync(new CadreId("C2"), Token)).Select(c => c.Value));
        Assert.Equal(["C5"], (await Store.RelativesOfAsync(new CadreId("C4"), Token)).Select(c => c.Value));
        Assert.Empty(await Store.RelativesOfAsync(new CadreId("C6"), Token));
    }
}
