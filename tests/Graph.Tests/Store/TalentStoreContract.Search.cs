using Xunit;

namespace TalentGraph.Graph.Tests.Store;

public abstract partial class TalentStoreContract
{
    private static readonly string[] Cadres = ["cadres"];

    [Fact]
    public async Task A_name_of_two_characters_is_found_by_either_or_both()
    {
        await Commit(A.Cadre("C1", "张伟"), A.Cadre("C2", "伟张"), A.Cadre("C3", "李娜"));

        Assert.Equal(["C2", "C1"], await Found("张", Cadres));
        Assert.Equal(["C1"], await Found("张伟", Cadres));
        Assert.Empty(await Found("张娜", Cadres));
    }

    [Fact]
    public async Task Hits_come_in_pinyin_order_of_the_name_then_by_key()
    {
        await Commit(A.Cadre("C1", "赵一"), A.Cadre("C2", "阿一"), A.Cadre("C4", "陈一"), A.Cadre("C3", "陈一"), A.Cadre("C5", "李一"));

        Assert.Equal(["C2", "C3", "C4", "C5", "C1"], await Found("一", Cadres));
        Assert.Equal(["C2", "C3"], await Found("一", Cadres, first: 2));
        Assert.Empty(await Found("一", Cadres, first: 0));
    }

    [Fact]
    public async Task Case_is_ignored_and_wildcards_are_letters()
    {
        await Commit(A.Cadre("C1", "Anna_B%"), A.Cadre("C2", "annaXB"), A.Cadre("C3", "ÉMILE"), A.Cadre("C4", "*?[a]\\'"), A.Cadre("C5", "𠮷野"));

        Assert.Equal(["C1"], await Found("A_b", Cadres));
        Assert.Equal(["C1"], await Found("%", Cadres));
        Assert.Equal(["C3"], await Found("émi", Cadres));
        Assert.Equal(["C4"], await Found("[A]\\'", Cadres));
        Assert.Equal(["C5"], await Found("𠮷", Cadres));
        Assert.Empty(await Found("A*", Cadres));
        Assert.Empty(await Found("\ud842", Cadres));
    }

    [Fact]
    public async Task A_text_of_some_thousand_words_is_looked_for_like_any_other()
    {
        string name = string.Join(' ', Enumerable.Range(0, 2_000).Select(i => $"{(char)('一' + i)}{(char)('一' + i + 1)}"));
        await Commit(A.Cadre("C1", name), A.Cadre("C2", name[..^1]));

        Assert.Equal(["C1"], await Found(name, Cadres));
        Assert.Empty(await Found(name + " 王伟", Cadres));
    }

    [Fact]
    public async Task Units_are_found_by_their_other_names_too()
    {
        await Commit(A.Unit("U1", name: "中共长沙县委员会") with { Aliases = ["县委", "CSXW"] }, A.Unit("U2", name: "长沙县人民政府"));

        Assert.Equal(["U1"], await Found("县委", ["units"]));
        Assert.Equal(["U1"], await Found("csx", ["units"]));
        Assert.Equal(["U2", "U1"], (await Found("长沙县", ["units"])));
    }

    [Fact]
    public async Task Only_the_kinds_asked_for_are_searched_and_a_hint_tells_namesakes_apart()
    {
        await Commit(
            A.Unit("U0", name: "省"), A.Unit("U1", "U0", "春"), A.Cadre("C1", "春") with { UnitId = new UnitId("U1") },
            new Post { Id = new PostId("P1"), Title = "春", UnitId = new UnitId("U0") },
            new Course { Id = new CourseId("L1"), Title = "春", Kind = CourseKind.Theory, Method = TeachingMethod.Lecture, Theme = "农业" },
            A.Class("K1") with { Title = "春" });

        IReadOnlyList<TextHit> hits = await Store.SearchAsync(Everything, "春", ["cadres", "units", "posts", "courses", "classes"], null, Token);

        Assert.Equal(
            [
                new TextHit("cadres", "C1", "春", "春"), new TextHit("classes", "K1", "春", "2024-06-01"),
                new TextHit("courses", "L1", "春", "农业"), new TextHit("posts", "P1", "春", "省"), new TextHit("units", "U1", "春", "省"),
            ],
            hits);
        Assert.Equal(["P1"], await Found("春", ["posts"]));
        Assert.Empty(await Found("春", []));
    }

    [Fact]
    public async Task Cadres_out_of_scope_are_not_found_and_take_no_place()
    {
        await Commit([.. Enumerable.Range(0, 1200).Select(i => A.Cadre($"C{i:0000}", "王")), A.Unit("U1", name: "王")]);
        var scope = new Scope { Persons = [new CadreId("C0003"), new CadreId("C1150")] };

        IReadOnlyList<TextHit> hits = await Store.SearchAsync(scope, "王", ["cadres", "units"], 2, Token);

        Assert.Equal(["C0003", "C1150"], hits.Select(h => h.Key));
        Assert.Equal(["C0003", "C1150", "U1"], (await Store.SearchAsync(scope, "王", ["cadres", "units"], null, Token)).Select(h => h.Key));
    }

    [Fact]
    public async Task Looking_for_nothing_or_among_what_has_no_names_is_a_mistake()
    {
        await Assert.ThrowsAsync<ArgumentException>(() => Store.SearchAsync(Everything, "a", ["enrolments"], null, Token));
        await Assert.ThrowsAsync<ArgumentException>(() => Store.SearchAsync(Everything, "", Cadres, null, Token));
    }

    private async Task<IEnumerable<string>> Found(string text, string[] kinds, int? first = null) =>
        (await Store.SearchAsync(Everything, text, kinds, first, Token)).Select(h => h.Key);
}
