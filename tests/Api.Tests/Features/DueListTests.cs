using Xunit;

namespace TalentGraph.Api.Tests.Features;

/// <summary>Who is due on the organiser's board.</summary>
[Collection(nameof(ServedCounty))]
public sealed class DueListTests(ServedCounty county)
{
    [Theory]
    [InlineData("filter: { lights: [YELLOW] }", "C05 C07 C06")]
    [InlineData("filter: { ranks: [TOWNSHIP_HEAD] }", "C07")]
    [InlineData("filter: { unitIds: [\"unit:town\"] }", "C07")]
    [InlineData("filter: { notCalled: false }", "F02")]
    [InlineData("filter: { notCalled: true, lights: [YELLOW] }", "C05 C07 C06")]
    [InlineData("filter: { lights: [YELLOW], untrainedForYears: 1 }", "C05 C07")]
    [InlineData("filter: { lights: [YELLOW], untrainedForYears: 3 }", "")]
    [InlineData("filter: { lights: [GREEN] }", "")]
    [InlineData("filter: { lights: [YELLOW] }, orderBy: LONGEST_UNTRAINED", "C05 C07 C06")]
    [InlineData("filter: { lights: [YELLOW] }, orderBy: HOURS_SHORT", "C05 C07 C06")]
    public async Task A_filter_takes_those_it_names_in_the_order_asked_for(string arguments, string expected)
    {
        var reply = await county.AskAsync(Who.Organiser, $"{{ trainingBoard {{ due({arguments}) {{ totalCount nodes {{ cadre {{ id }} }} }} }} }}");

        Assert.Equal("", reply.Errors);
        Assert.Equal(expected, reply.Line("trainingBoard.due.nodes.cadre.id").Replace("cadre:", "", StringComparison.Ordinal));
        Assert.Equal($"{expected.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length}", reply.Text("trainingBoard.due.totalCount"));
    }

    [Fact]
    public async Task Years_untrained_may_reach_before_the_calendar_begins_and_are_a_hundred_at_most()
    {
        var early = await county.AskAsync(Who.Organiser, "{ trainingBoard(asOf: \"0050-01-01\") { due(filter: { untrainedForYears: 100 }) { totalCount } } }");
        var many = await county.AskAsync(Who.Organiser, "{ trainingBoard { due(filter: { untrainedForYears: 1e300 }) { totalCount } } }");

        Assert.Equal("", early.Errors);
        Assert.Contains("filter.untrainedForYears lies between 0 and 100", many.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Red_comes_before_yellow_and_among_equals_the_name_decides()
    {
        var reply = await county.AskAsync(Who.Organiser, "{ trainingBoard { due(first: 100) { nodes { light cadre { name } } } } }");

        Assert.Equal([.. Enumerable.Repeat("RED", 24), "YELLOW", "YELLOW", "YELLOW"], reply.All("trainingBoard.due.nodes.light"));
        Assert.Equal(["阿依古丽", "白雪", "蔡明", "陈晨", "邓超"], reply.All("trainingBoard.due.nodes.cadre.name").Take(5));
    }

    [Fact]
    public async Task Each_line_says_what_is_missing_what_comes_next_and_who_was_called()
    {
        var reply = await county.AskAsync(
            Who.Organiser,
            """
            {
              called: trainingBoard { due(filter: { notCalled: false }) { nodes { missing { code } lastOffJobEndedOn nextClasses { id } callUp { id state trainingClass { id } cadre { id } } } } }
              yellow: trainingBoard { due(filter: { lights: [YELLOW] }) { nodes { missing { code } lastOffJobEndedOn nextClasses { id } callUp { id } } } }
            }
            """);

        Assert.Equal("THEORY_MISSING PARTY_SPIRIT_MISSING HOURS_SHORT", reply.Line("called.due.nodes.missing.code"));
        Assert.Equal(("call_up:U1", "CALLED", "class:K5", "cadre:F02"), (reply.Text("called.due.nodes.callUp.id"), reply.Text("called.due.nodes.callUp.state"), reply.Text("called.due.nodes.callUp.trainingClass.id"), reply.Text("called.due.nodes.callUp.cadre.id")));
        Assert.Equal(("-", "class:K5"), (reply.Line("called.due.nodes.lastOffJobEndedOn"), reply.Line("called.due.nodes.nextClasses.id")));
        Assert.Equal("2023-03-31 2023-03-31 2024-03-08", reply.Line("yellow.due.nodes.lastOffJobEndedOn"));
        Assert.Equal("HOURS_SHORT HOURS_SHORT HOURS_SHORT", reply.Line("yellow.due.nodes.missing.code"));
    }
}
