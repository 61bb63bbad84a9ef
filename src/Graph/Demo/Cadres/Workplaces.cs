using TalentGraph.Graph.Demo.Places;

namespace TalentGraph.Graph.Demo.Cadres;

/// <summary>Who works with whom: the members of every unit, and who leads them.</summary>
internal sealed class Workplaces
{
    private readonly Establishment establishment;
    private readonly Careers careers;
    private readonly Land land;
    private readonly People people;
    private readonly int[][] members;
    private readonly int[] leaders;

    /// <summary>Looks at today's posts.</summary>
    public Workplaces(Land land, Establishment establishment, People people, Careers careers)
    {
        this.land = land;
        this.establishment = establishment;
        this.people = people;
        this.careers = careers;
        var lists = new List<int>?[land.Places.Count];
        for (int i = 0; i < people.Count; i++)
        {
            if (people.LeftAs[i] == CadreStatus.Active)
                (lists[careers.Place[i]] ??= []).Add(i);
        }

        members = [.. lists.Select(list => list?.ToArray() ?? [])];
        leaders = new int[land.Places.Count];
        Array.Fill(leaders, -1);
        for (int seat = 0; seat < establishment.Seats.Count; seat++)
        {
            Seat post = establishment.Seats[seat];
            if (post.Team == LeadingTeam.Principal && leaders[post.Place] < 0)
                leaders[post.Place] = careers.Holder[seat];
        }
    }

    /// <summary>Who leads a person: the unit's principal, of the principal the county's; −1: nobody here.</summary>
    public int LeaderOf(int person)
    {
        int own = leaders[careers.Place[person]];
        if (own >= 0 && own != person)
            return own;
        int county = leaders[land.Counties[people.CountyOf[person]].First];
        return county != person ? county : -1;
    }

    /// <summary>Some different colleagues: of the unit, and of the county where the unit is small.</summary>
    public List<int> ColleaguesOf(int person, int count, Dice dice)
    {
        int[] near = members[careers.Place[person]];
        var colleagues = new List<int>(count);
        int start = near.Length == 0 ? 0 : dice.Below(near.Length);
        for (int k = 0; k < near.Length && colleagues.Count < count; k++)
        {
            int other = near[(start + k) % near.Length];
            if (other != person && other != LeaderOf(person))
                colleagues.Add(other);
        }

        int step = dice.From(1, 7);
        for (int other = person + step; colleagues.Count < count && other < people.Count && people.CountyOf[other] == people.CountyOf[person]; other += step)
        {
            if (people.LeftAs[other] == CadreStatus.Active && !colleagues.Contains(other))
                colleagues.Add(other);
        }

        return colleagues;
    }
}
