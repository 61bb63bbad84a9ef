using TalentGraph.Scoring.Frameworks;
using TalentGraph.Scoring.Maps;

namespace TalentGraph.Scoring.Tests.Maps;

public sealed class PolicyScoreTests
{
    [Fact]
    public void It_is_the_role_means_by_the_weights_of_the_roles_present()
    {
        // leader .25, liaison .20, peer .10; the leader's ballot weighs I0 twice as much as I1.
        var marks = new[]
        {
            A.Mark("P1", "L1", RaterRoles.Leader, 90), A.Mark("P1", "L1", RaterRoles.Leader, 60, "I1"),
            A.Mark("P1", "S1", RaterRoles.Liaison, 70), A.Mark("P1", "S2", RaterRoles.Liaison, 74),
        }.Concat(A.Peers("P1", 5, 50));

        var entry = Entry(marks, new IndicatorLoading("I0", "C0", 2), new IndicatorLoading("I1", "C0", 1));

        // An indicator's own weights are normalised, so both say all they say of C0: (90 + 60) / 2.
        Assert.Equal(((0.25 * 75) + (0.20 * 72) + (0.10 * 50)) / 0.55, entry.PolicyScore!.Value, 1e-9);
        Assert.Equal([("liaison", 72.0, 2), ("peer", 50.0, 5), ("leader", 75.0, 1)], entry.ByRole.Select(role => (role.Name, role.Mean!.Value, role.Raters)));
    }

    [Fact]
    public void A_pooled_group_under_three_raters_shows_nothing()
    {
        var marks = A.Peers("P1", 5).Append(A.Mark("P1", "L1", RaterRoles.Leader, 90));

        var groups = Entry(marks, new IndicatorLoading("I0", "C0", 1)).Groups;

        Assert.Equal([new RoleMean("in_class", 80, null, 5), new RoleMean("at_work", null, null, 1)], groups);
    }

    [Fact]
    public void Self_and_a_withheld_group_change_nothing()
    {
        var counted = A.Mark("P1", "L1", RaterRoles.Leader, 90);
        var others = A.Peers("P1", 4, 10).Append(A.Mark("P1", "P1", RaterRoles.Self, 100));

        var model = A.Model(others.Append(counted), A.Options());

        var entry = Assert.Single(Assert.Single(model.Maps).Entries);
        Assert.Equal(90, entry.PolicyScore);
        Assert.Equal(["leader"], entry.ByRole.Select(role => role.Name));
        Assert.Equal(["peer"], model.Maps[0].Withheld.Select(group => group.Role));
    }

    [Fact]
    public void The_share_of_marks_at_the_ceiling_is_reported()
    {
        var marks = A.Peers("P1", 5, 100).Append(A.Mark("P1", "L1", RaterRoles.Leader, 99));

        var entry = Entry(marks, new IndicatorLoading("I0", "C0", 1));

        Assert.Equal(5.0 / 6, entry.CeilingShare, 1e-12);
        Assert.Equal(6, entry.Raters);
        Assert.Equal(1, entry.Occasions);
        Assert.Equal(new DateOnly(2024, 6, 30), entry.NewestEvidence);
    }

    private static Capability Entry(IEnumerable<Marks.MarkRow> marks, params IndicatorLoading[] weights) =>
        A.Model(marks, A.Options(weights)).Maps.Single().Entries.Single();
}
