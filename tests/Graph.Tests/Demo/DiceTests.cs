using TalentGraph.Graph.Demo;
using Xunit;

namespace TalentGraph.Graph.Tests.Demo;

public sealed class DiceTests
{
    // The numbers come from an implementation of splitmix64 and xoshiro256** written apart from this one.
    [Fact]
    public void The_same_seed_throws_the_same_numbers_on_every_machine()
    {
        var dice = new Dice(1, Throw.Person, 5);

        int[] thrown = [.. Enumerable.Range(0, 6).Select(_ => dice.Below(1_000_000))];

        Assert.Equal([216463, 138610, 395109, 843960, 372675, 605580], thrown);
    }

    [Fact]
    public void Another_seed_purpose_or_thing_throws_others()
    {
        int[] first = [.. new[] { new Dice(1, Throw.Person, 5), new Dice(2, Throw.Person, 5), new Dice(1, Throw.Career, 5), new Dice(1, Throw.Person, 6) }.Select(d => d.Below(1 << 30))];

        Assert.Equal(4, first.Distinct().Count());
    }

    [Fact]
    public void Normal_deviates_have_mean_0_sd_1_and_the_tails_of_the_normal_law()
    {
        var dice = new Dice(3, Throw.Ballot);

        double[] z = [.. Enumerable.Range(0, 200_000).Select(_ => dice.Normal())];

        Assert.InRange(z.Average(), -0.01, 0.01);
        Assert.InRange(Math.Sqrt(z.Average(x => x * x)), 0.99, 1.01);
        Assert.InRange(z.Count(x => Math.Abs(x) > 1.959964) / 200_000.0, 0.047, 0.053);
        Assert.InRange(z.Count(x => x > 3) / 200_000.0, 0.0009, 0.0018);
    }

    [Fact]
    public void Weights_decide_how_often_each_is_drawn()
    {
        var dice = new Dice(4, Throw.Ballot);
        int[] counts = new int[3];

        for (int i = 0; i < 100_000; i++)
            counts[dice.Weighted([1, 0, 3])]++;

        Assert.Equal(0, counts[1]);
        Assert.InRange(counts[2] / (double)counts[0], 2.9, 3.1);
    }
}
