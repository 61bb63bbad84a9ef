using TalentGraph.GraphQL.Tests.Sample;

namespace TalentGraph.GraphQL.Tests.Execution.Reading;

public sealed class AbstractTypesTests
{
    [Fact]
    public async Task Each_object_of_a_union_answers_what_fragments_ask_of_its_type_in_the_place_it_has()
    {
        await using var host = await SchoolHost.StartAsync(o => o.AddTypes(typeof(Boxes), typeof(Circle), typeof(Square)));

        var answer = await host.AskAsync("""
            { shapes { kind: __typename ...Round ... on Square { name side } ... on Shape { __typename } } }
            fragment Round on Circle { radius }
            """);

        Assert.Equal(
            """{"shapes":[{"kind":"Circle","radius":1,"__typename":"Circle"},null,null,{"kind":"Square","name":"s","side":2,"__typename":"Square"},{"kind":"Circle","radius":2,"__typename":"Circle"}]}""",
            answer.Data());
        Assert.Equal("""["shapes",1,"side"]""", answer.GetProperty("errors")[0].GetProperty("path").GetRawText());
    }

    [Fact]
    public async Task An_object_of_no_possible_type_is_an_error_of_its_field()
    {
        await using var host = await SchoolHost.StartAsync(o => o.AddTypes(typeof(Boxes), typeof(Circle), typeof(Square)));

        var answer = await host.AskAsync("{ haunted { __typename } }");

        Assert.Equal("""{"haunted":null}""", answer.Data());
        Assert.Equal("""["haunted"]""", answer.GetProperty("errors")[0].GetProperty("path").GetRawText());
    }

    [Fact]
    public async Task An_interface_answers_its_own_fields_and_those_of_the_type_behind_it()
    {
        await using var host = await SchoolHost.StartAsync();

        var answer = await host.AskAsync("""{ node(id: "person:P1") { id ... on Node { __typename } ... on Person { name } ... on Club { title } } none: node(id: "club:c1") { id } }""");

        Assert.Equal("""{"node":{"id":"person:P1","__typename":"Person","name":"Person 1"},"none":null}""", answer.Data());
    }

    [Fact]
    public async Task A_fragment_counts_once_and_merged_fields_are_one_in_the_order_of_the_first()
    {
        await using var host = await SchoolHost.StartAsync();

        var answer = await host.AskAsync("""
            { person(id: "person:P1") { ...A name ...A club { id } } person(id: "person:P1") { id club { title } } }
            fragment A on Person { grade club { title } }
            """);

        Assert.Equal("""{"person":{"grade":"FROM_1_TO_2","club":{"title":"Club c1 at 2026","id":"club:c1"},"name":"Person 1","id":"person:P1"}}""", answer.Data());
        Assert.Equal(["clubs:1"], host.Get<CallCounter>().Calls);
    }
}
