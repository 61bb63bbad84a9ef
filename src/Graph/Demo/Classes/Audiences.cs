using TalentGraph.Graph.Demo.Cadres;
using TalentGraph.Graph.Demo.Places;

namespace TalentGraph.Graph.Demo.Classes;

/// <summary>Who may be called to what: the people of each county, and of each city's county ranks, as lists to draw from.</summary>
internal sealed class Audiences
{
    private readonly int[][] everyone;
    private readonly int[][] township;
    private readonly int[][] countyRanks;
    private readonly int[][] secretaries;
    private readonly int[][] young;
    private readonly int[][] recent;

    /// <summary>Sorts the people.</summary>
    public Audiences(Land land, People people, Careers careers)
    {
        int begins = people.Today - (9 * 365);
        everyone = ByCounty(_ => true);
        township = ByCounty(i => careers.RankToday[i] is >= Rank.TownshipDeputy and <= Rank.CountyDeputy);
        secretaries = ByCounty(i => careers.TeamOf(i) is LeadingTeam.VillageSecretary or LeadingTeam.BranchSecretary);
        young = ByCounty(i => people.Today - people.Birth[i] < 47 * 365 && careers.RankToday[i] <= Rank.CountyDeputy);
        recent = ByCounty(i => people.Entered[i] > begins);
        int[][] leaders = ByCounty(i => careers.RankToday[i] >= Rank.CountyDeputy);
        countyRanks = [.. Enumerable.Range(0, land.Counties.Count).Select(county =>
            land.Counties.FindIndex(c => c.City == land.Counties[county].City) == county
                ? (int[])[.. leaders.Where((_, k) => land.Counties[k].City == land.Counties[county].City).SelectMany(of => of)]
                : [])];

        int[][] ByCounty(Predicate<int> belongs)
        {
            var lists = new List<int>[land.Counties.Count];
            for (int county = 0; county < lists.Length; county++)
                lists[county] = [];
            for (int i = 0; i < people.Count; i++)
            {
                if (belongs(i))
                    lists[people.CountyOf[i]].Add(i);
            }

            return [.. lists.Select(list => list.ToArray())];
        }
    }

    /// <summary>The people to draw from; who of them may attend depends on the day.</summary>
    public int[] Of(Audience audience, int county) => audience switch
    {
        Audience.Everyone => everyone[county],
        Audience.Newcomers => recent[county],
        Audience.Young => young[county],
        Audience.TownshipRanks => township[county],
        Audience.CountyRanks => countyRanks[county],
        _ => secretaries[county],
    };
}
