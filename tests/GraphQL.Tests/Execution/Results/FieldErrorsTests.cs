using TalentGraph.GraphQL.Tests.Sample;

namespace TalentGraph.GraphQL.Tests.Execution.Results;

public sealed class FieldErrorsTests(FieldErrorsTests.Served served) : IClassFixture<FieldErrorsTests.Served>
{
    /// <summary>"If the field returns null because of an error … it is treated as if it returned null; if it is non-null, the error propagates to the parent."</summary>
    [Theory]
    [InlineData("""{ box(kind: "throw") { may } }""", """{"box":{"may":null}}""", """["box","may"]""")]
    [InlineData("""{ box(kind: "null") { may } }""", """{"box":{"may":null}}""")]
    [InlineData("""{ box(kind: "null") { must } }""", """{"box":null}""", """["box","must"]""")]
    [InlineData("""{ box(kind: "throw") { must } }""", """{"box":null}""", """["box","must"]""")]
    [InlineData("""{ box(kind: "throw") { count } }""", """{"box":null}""", """["box","count"]""")]
    [InlineData("""{ box(kind: "null") { later } }""", """{"box":null}""", """["box","later"]""")]
    [InlineData("""{ box(kind: "throw") { x: later may } }""", """{"box":null}""", """["box","x"]""")]
    [InlineData("""{ box { inner { sure(kind: "null") { must } } } }""", """{"box":null}""", """["box","inner","sure","must"]""")]
    [InlineData("""{ box(kind: "none") { inner { must } } }""", """{"box":null}""")]
    [InlineData("""{ box { maybe(kind: "none") { must } sure(kind: "none") { must } } }""", """{"box":null}""", """["box","sure"]""")]
    [InlineData("""{ firm(kind: "null") { must } }""", "null", """["firm","must"]""")]
    [InlineData("""{ firm(kind: "none") { must } }""", "null", """["firm"]""")]
    public async Task An_error_makes_the_nearest_place_null_that_may_be(string query, string data, params string[] paths) => await IsAsync(query, data, paths);

    [Theory]
    [InlineData("""{ box { all(kinds: "ok,null,ok") { must } } }""", """{"box":null}""", """["box","all",1,"must"]""")]
    [InlineData("""{ box { all(kinds: "ok,none") { must } } }""", """{"box":null}""", """["box","all",1]""")]
    [InlineData("""{ box { some(kinds: "ok,null,none,throw") { must } } }""", """{"box":{"some":[{"must":"m"},null,null,null]}}""", """["box","some",1,"must"]""", """["box","some",3,"must"]""")]
    [InlineData("""{ box { s: some(kinds: "ok,none") { sure(kind: "null") { must } } } }""", """{"box":{"s":[null,null]}}""", """["box","s",0,"sure","must"]""")]
    [InlineData("""{ box(kind: "hole") { numbers } }""", """{"box":{"numbers":[1,null,3]}}""")]
    [InlineData("""{ box(kind: "throw") { numbers } }""", """{"box":{"numbers":null}}""", """["box","numbers"]""")]
    [InlineData("""{ box(kind: "hole") { words } }""", """{"box":null}""", """["box","words",1]""")]
    [InlineData("""{ box(kind: "null") { words } }""", """{"box":null}""", """["box","words"]""")]
    public async Task An_item_that_must_be_there_takes_its_list_with_it_and_the_path_has_its_index(string query, string data, params string[] paths) =>
        await IsAsync(query, data, paths);

    [Theory]
    [InlineData("ok", """{"box":{"deep":[[["a"],null],[],[["b","c"],["d"]]]}}""")]
    [InlineData("hole", """{"box":{"deep":[[["a"],null],[],[["b","c"],null]]}}""", """["box","deep",2,1,0]""")]
    public async Task Lists_of_lists_keep_their_shape_and_only_the_innermost_that_may_be_null_is(string kind, string data, params string[] paths) =>
        await IsAsync($$"""{ box(kind: "{{kind}}") { deep } }""", data, paths);

    [Theory]
    [InlineData("ok", """{"box":{"shelves":[[{"must":"m"}],[],[null,{"must":"m"}]]}}""")]
    [InlineData("null", """{"box":{"shelves":[[{"must":"m"}],[],[null,null]]}}""", """["box","shelves",2,1,"must"]""")]
    public async Task Objects_in_lists_of_lists_find_their_places(string kind, string data, params string[] paths) =>
        await IsAsync($$"""{ box(kind: "{{kind}}") { shelves { must } } }""", data, paths);

    [Theory]
    [InlineData("""{ box { a: some(kinds: "null") { must } sure(kind: "null") { must } c: maybe(kind: "throw") { may } } }""", """{"box":null}""", """["box","a",0,"must"]""", """["box","sure","must"]""")]
    [InlineData("""{ box { sure(kind: "ok") { inner { x: sure(kind: "throw") { must } } } all(kinds: "throw") { must } } }""", """{"box":null}""", """["box","sure","inner","x","must"]""")]
    [InlineData("""{ box { all(kinds: "null,throw,null") { must may } } }""", """{"box":null}""", """["box","all",0,"must"]""")]
    [InlineData("""{ box(kind: "throw") { may must count later } }""", """{"box":null}""", """["box","may"]""", """["box","must"]""")]
    [InlineData("""{ box(kind: "throw") { may } other: box(kind: "null") { must } }""", """{"box":{"may":null},"other":null}""", """["box","may"]""", """["other","must"]""")]
    public async Task What_stands_behind_a_place_that_is_null_already_has_no_errors_as_if_fields_went_one_after_the_other(string query, string data, params string[] paths) =>
        await IsAsync(query, data, paths);

    [Fact]
    public async Task An_error_of_merged_fields_has_the_place_of_each()
    {
        var answer = await served.Host.AskAsync("{ box(kind: \"throw\") { may }\n  box(kind: \"throw\") { may } }");

        Assert.Equal("""[{"line":1,"column":24},{"line":2,"column":24}]""", answer.GetProperty("errors")[0].GetProperty("locations").GetRawText());
        Assert.Equal(1, answer.GetProperty("errors").GetArrayLength());
    }

    private async Task IsAsync(string query, string data, string[] paths)
    {
        var answer = await served.Host.AskAsync(query);

        Assert.Equal(data, answer.Data());
        var found = answer.TryGetProperty("errors", out var errors) ? errors.EnumerateArray().Select(e => e.GetProperty("path").GetRawText()) : [];
        Assert.Equal(paths, found);
    }

    public sealed class Served : IAsyncLifetime
    {
        public SchoolHost Host { get; private set; } = null!;

        public async ValueTask InitializeAsync() => Host = await SchoolHost.StartAsync(o => o.AddTypes(typeof(Boxes), typeof(Circle), typeof(Square)));

        public async ValueTask DisposeAsync() => await Host.DisposeAsync();
    }
}
