using Microsoft.ML;
using TalentGraph.Scoring.Ballots;
using TalentGraph.Scoring.Frameworks;
using TalentGraph.Scoring.Marks;

namespace TalentGraph.Scoring.Tests.Ballots;

public sealed class BallotSelectionTests
{
    [Theory]
    [InlineData("peer", 4, 0)]
    [InlineData("peer", 5, 5)]
    [InlineData("colleague", 3, 0)]
    [InlineData("colleague", 4, 4)]
    [InlineData("public", 4, 0)]
    [InlineData("public", 5, 5)]
    [InlineData("leader", 1, 1)]
    public void A_group_counts_from_its_minimum_on(string role, int raters, int used)
    {
        var marks = Enumerable.Range(0, raters).Select(k => A.Mark("P1", $"R{k}", role, 80));

        var set = Select(marks);

        Assert.Equal(used, set.UsedMarks);
        Assert.Equal(used == 0 ? [new WithheldGroup("P1", "K1/in_class", role, null)] : [], set.Withheld);
    }

    [Fact]
    public void Five_ballots_of_four_peers_are_four_raters()
    {
        var again = A.Mark("P1", "R0", RaterRoles.Peer, 70);
        again.Ballot = "again";

        var set = Select(A.Peers("P1", 4).Append(again));

        Assert.Equal(0, set.UsedMarks);
    }

    [Fact]
    public void Peers_of_two_rounds_do_not_make_one_group()
    {
        var marks = A.Peers("P1", 3).Concat(A.Peers("P1", 3, @class: "K2"));

        var set = Select(marks);

        Assert.Equal(0, set.UsedMarks);
        Assert.Equal(["K1/in_class", "K2/in_class"], set.Withheld.Select(group => group.Round));
    }

    [Fact]
    public void Self_is_in_no_number_and_withholds_nothing()
    {
        var set = Select([A.Mark("P1", "P1", RaterRoles.Self, 99), A.Mark("P1", "L1", RaterRoles.Leader, 70)]);

        Assert.Equal(1, set.UsedMarks);
        Assert.Empty(set.Withheld);
    }

    [Fact]
    public void On_one_competency_a_group_needs_its_minimum_of_raters_who_marked_it()
    {
        var marks = A.Peers("P1", 6).Concat(A.Peers("P1", 4, indicator: "I1"));

        var set = Select(marks, null, new IndicatorLoading("I0", "C0", 1), new IndicatorLoading("I1", "C1", 1));

        Assert.Equal(6, set.UsedMarks);
        Assert.Equal([new WithheldGroup("P1", "K1/in_class", "peer", "C1")], set.Withheld);
    }

    [Fact]
    public void A_mark_that_also_speaks_of_a_withheld_competency_is_in_no_number()
    {
        // I1 speaks of both; on C1 there are 4 raters, so I1 goes, and C0 keeps the five who marked I0.
        var marks = A.Peers("P1", 5).Concat(A.Peers("P1", 4, indicator: "I1"));

        var set = Select(
            marks, null, new IndicatorLoading("I0", "C0", 1), new IndicatorLoading("I1", "C0", 1), new IndicatorLoading("I1", "C1", 1));

        Assert.Equal(5, set.UsedMarks);
        Assert.Equal(["C1"], set.Withheld.Select(group => group.Competency));
    }

    [Fact]
    public void A_round_counts_whole_from_the_day_it_is_closed()
    {
        var closed = new Dictionary<string, DateOnly> { ["K1/in_class"] = new(2024, 7, 1) };
        var marks = A.Peers("P1", 5).Concat(A.Peers("P1", 5, @class: "K2")).ToList();

        int Used(DateOnly? asOf) => Select(marks, asOf, closed).UsedMarks;

        Assert.Equal(0, Used(new DateOnly(2024, 6, 30)));
        Assert.Equal(5, Used(new DateOnly(2024, 7, 1)));
        Assert.Equal(5, Used(null));
    }

    private static BallotSet Select(IEnumerable<MarkRow> marks, DateOnly? asOf, Dictionary<string, DateOnly> closed) =>
        BallotSelection.Of(Table(marks), (A.Options() with { AsOf = asOf, ClosedRounds = closed }).Rules);

    private static BallotSet Select(IEnumerable<MarkRow> marks, DateOnly? asOf = null, params IndicatorLoading[] weights) =>
        BallotSelection.Of(Table(marks), (A.Options(weights) with { AsOf = asOf }).Rules);

    private static MarkTable Table(IEnumerable<MarkRow> marks) => MarkTable.From(new MLContext(1).Data.LoadFromEnumerable(marks));
}
