using TalentGraph.Graph.Demo.Places;

namespace TalentGraph.Graph.Demo.Cadres;

/// <summary>A stretch of a career: one substantive post.</summary>
/// <param name="Seat">The leading post by number; −1: the staff post of <paramref name="Place"/>.</param>
/// <param name="Place">The unit, by number.</param>
/// <param name="Rank">The rank held.</param>
/// <param name="From">The first day.</param>
/// <param name="To">The first day no longer held; <see cref="People.Never"/>: still held.</param>
internal readonly record struct Stretch(int Seat, int Place, Rank Rank, int From, int To);

/// <summary>
/// Who holds which post today, and how they got there. A vacant post goes to the ablest of a few who have served long
/// enough, so that rank goes with true ability; the earlier posts are then filled backwards in time.
/// </summary>
internal sealed class Careers
{
    private const int RanksAboveStaff = 6;

    // Least years of service at which a rank is reached.
    private static readonly double[] LeastYears = [0, 4, 7.5, 12, 16, 20, 24];

    private readonly Land land;
    private readonly Establishment establishment;
    private readonly People people;
    private readonly ulong seed;
    private readonly int[] rankDays;
    private readonly int[] heldSince;
    private readonly Dictionary<(int Pool, Rank Rank), List<int>> seatsOf = [];

    /// <summary>Fills the posts.</summary>
    public Careers(DemoOptions options, Land land, Establishment establishment, People people)
    {
        this.land = land;
        this.establishment = establishment;
        this.people = people;
        seed = options.Seed;
        Seat = new int[people.Count];
        Place = new int[people.Count];
        RankToday = new Rank[people.Count];
        rankDays = new int[people.Count * RanksAboveStaff];
        heldSince = new int[establishment.Seats.Count];
        Holder = new int[establishment.Seats.Count];
        Array.Fill(Seat, -1);
        Array.Fill(Holder, -1);
        Array.Fill(rankDays, People.Never);
        Array.Fill(heldSince, people.Today);
        for (int s = 0; s < establishment.Seats.Count; s++)
        {
            Seat seat = establishment.Seats[s];
            if (!seatsOf.TryGetValue((seat.Pool, seat.Rank), out List<int>? alike))
                seatsOf.Add((seat.Pool, seat.Rank), alike = []);
            alike.Add(s);
        }

        int first = 0;
        for (int county = 0; county < land.Counties.Count; county++)
        {
            int end = first;
            while (end < people.Count && people.CountyOf[end] == county)
                end++;
            FillCounty(county, first, end, new Dice(seed, Throw.Career, -1 - county));
            first = end;
        }
    }

    /// <summary>The leading post each person holds today, by number; −1: none.</summary>
    public int[] Seat { get; }

    /// <summary>The unit each person is in, by number.</summary>
    public int[] Place { get; }

    /// <summary>The rank today, or on leaving.</summary>
    public Rank[] RankToday { get; }

    /// <summary>Who holds each leading post today; −1: nobody.</summary>
    public int[] Holder { get; }

    /// <summary>The rank on a day.</summary>
    public Rank RankOn(int person, int day)
    {
        int rank = 0;
        while (rank < RanksAboveStaff && rankDays[(person * RanksAboveStaff) + rank] <= day)
            rank++;
        return (Rank)rank;
    }

    /// <summary>The day a rank was reached; the day of entry for staff.</summary>
    public int RankSince(int person, Rank rank) =>
        rank == Rank.Staff ? people.Entered[person] : rankDays[(person * RanksAboveStaff) + (int)rank - 1];

    /// <summary>The team of the post held today.</summary>
    public LeadingTeam TeamOf(int person) => Seat[person] < 0 ? LeadingTeam.None : establishment.Seats[Seat[person]].Team;

    /// <summary>
    /// The substantive posts of a person, first to last. To be asked once a person, in order: it books the earlier
    /// posts, so that few of them are held twice.
    /// </summary>
    public List<Stretch> History(int person)
    {
        var dice = new Dice(seed, Throw.Career, person);
        Rank last = RankToday[person];
        var stretches = new List<Stretch>();
        int to = people.Left[person];
        for (Rank rank = last; ; rank--)
        {
            int from = RankSince(person, rank);
            bool today = rank == last && Seat[person] >= 0;
            int end = Math.Min(to, people.Today);
            if (end - from > 1500 && dice.Chance(0.5))
            {
                int moved = from + dice.From(600, end - from - 500);
                stretches.Add(today ? Today(moved) : Earlier(person, rank, moved, to, dice));
                to = moved;
                today = false;
            }

            stretches.Add(today ? Today(from) : Earlier(person, rank, from, to, dice));
            to = from;
            if (rank == Rank.Staff)
                break;
        }

        stretches.Reverse();
        Place[person] = stretches[^1].Place;
        return stretches;

        Stretch Today(int from)
        {
            heldSince[Seat[person]] = Math.Min(heldSince[Seat[person]], from);
            return new Stretch(Seat[person], Place[person], last, from, people.Left[person]);
        }
    }

    private void FillCounty(int county, int first, int end, Dice dice)
    {
        for (Rank rank = Rank.BureauHead; rank >= Rank.Staff; rank--)
        {
            foreach (int seat in seatsOf.GetValueOrDefault((county, rank), []))
                Appoint(seat, first, end, dice);
        }

        int[] desks = [.. Enumerable.Range(land.Counties[county].First, land.Counties[county].End - land.Counties[county].First).Where(p => land.Places[p].Staff > 0)];
        int[] weights = [.. desks.Select(p => land.Places[p].Staff)];
        for (int i = first; i < end; i++)
        {
            if (Seat[i] >= 0)
                continue;
            Place[i] = desks[dice.Weighted(weights)];
            if (people.LeftAs[i] != CadreStatus.Active && dice.Chance(0.3))
                Promote(i, people.Merit(i) > 0.3 ? Rank.TownshipHead : Rank.TownshipDeputy, people.Left[i], dice);
        }
    }

    /// <summary>Gives a post to the best of a few who may hold it; to nobody where nobody may.</summary>
    private void Appoint(int seat, int first, int end, Dice dice)
    {
        Seat post = establishment.Seats[seat];
        bool byMerit = post.Rank > Rank.Staff;
        int best = -1;
        for (int tries = 0, found = 0; tries < 400 && found < (byMerit ? 4 : 2); tries++)
        {
            int i = first + dice.Below(end - first);
            if (Seat[i] >= 0 || people.LeftAs[i] != CadreStatus.Active || YearsBy(i, people.Today) < LeastYears[(int)post.Rank] + 1)
                continue;
            found++;
            if (best < 0 || people.Merit(i) > people.Merit(best))
                best = i;
        }

        if (best < 0)
            return;
        Seat[best] = seat;
        Holder[seat] = best;
        Place[best] = post.Place;
        Promote(best, post.Rank, people.Today, dice);
    }

    /// <summary>Dates the steps up to a rank; the abler are faster.</summary>
    private void Promote(int person, Rank rank, int until, Dice dice)
    {
        double years = YearsBy(person, until);
        while (rank > Rank.Staff && years < LeastYears[(int)rank] + 0.5)
            rank--;
        RankToday[person] = rank;
        if (rank == Rank.Staff)
            return;
        double slack = (years / LeastYears[(int)rank]) - 1;
        double pace = 1 + (slack * Math.Clamp(0.62 + (0.38 * dice.Unit()) - (0.05 * people.Merit(person)), 0.3, 0.85));
        for (int step = 1; step <= (int)rank; step++)
            rankDays[(person * RanksAboveStaff) + step - 1] = people.Entered[person] + (int)(LeastYears[step] * pace * 365.25) + dice.Below(20);
    }

    private double YearsBy(int person, int day) => (day - people.Entered[person]) / 365.25;

    private Stretch Earlier(int person, Rank rank, int from, int to, Dice dice)
    {
        int county = people.CountyOf[person];
        if (rank > Rank.Staff && seatsOf.TryGetValue((county, rank), out List<int>? alike))
        {
            int seat = dice.Pick(alike);
            for (int tries = 0; tries < 12 && heldSince[seat] < to; tries++)
                seat = dice.Pick(alike);
            heldSince[seat] = Math.Min(heldSince[seat], from);
            return new Stretch(seat, establishment.Seats[seat].Place, rank, from, to);
        }

        int place = land.Places[Place[person]].Staff > 0 && to == people.Left[person] ? Place[person] : AnyDesk(county, dice);
        return new Stretch(-1, place, rank, from, to);
    }

    private int AnyDesk(int county, Dice dice)
    {
        int place;
        do
            place = dice.From(land.Counties[county].First, land.Counties[county].End - 1);
        while (land.Places[place].Staff == 0);
        return place;
    }
}
