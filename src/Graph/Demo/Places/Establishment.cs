using TalentGraph.Graph.Demo.Ratings;

namespace TalentGraph.Graph.Demo.Places;

/// <summary>One post of the establishment.</summary>
/// <param name="Id">The post's id.</param>
/// <param name="Place">Its unit, by number.</param>
/// <param name="Rank">Its rank.</param>
/// <param name="Team">The team it belongs to.</param>
/// <param name="Pool">The county whose cadres fill it.</param>
internal readonly record struct Seat(PostId Id, int Place, Rank Rank, LeadingTeam Team, int Pool);

/// <summary>The posts of every unit: leading posts held by one each, and a unit's staff post held by many.</summary>
internal sealed class Establishment
{
    private readonly Land land;
    private readonly DemoOptions options;
    private readonly Action<IRecord> add;
    private readonly Dice dice;
    private readonly int[] staffSeats;
    private int posts;

    /// <summary>Makes the posts and writes them with their requirements.</summary>
    public Establishment(Land land, DemoOptions options, Action<IRecord> add)
    {
        this.land = land;
        this.options = options;
        this.add = add;
        dice = new Dice(options.Seed, Throw.Post);
        staffSeats = new int[land.Places.Count];
        for (int place = 0; place < land.Places.Count; place++)
            Furnish(place);
    }

    /// <summary>Leading posts, each held by one cadre, by number.</summary>
    public List<Seat> Seats { get; } = [];

    /// <summary>The id of a unit's staff post; units that have no staff have none.</summary>
    public PostId StaffPost(int place) =>
        staffSeats[place] is > 0 and int number ? IdOf(number) : throw new ArgumentException($"Place {place} has no staff.", nameof(place));

    private static PostId IdOf(int number) => new($"P{number:D6}");

    private void Furnish(int place)
    {
        Place where = land.Places[place];
        switch (where.Unit.Level, where.Unit.Kind)
        {
            case (UnitLevel.City, UnitKind.PartyCommittee):
                Lead(place, "市委书记", Rank.BureauHead, LeadingTeam.Principal, party: true);
                Lead(place, "市委副书记", Rank.BureauDeputy, LeadingTeam.LeadingGroup, party: true);
                break;
            case (UnitLevel.City, UnitKind.Government):
                Lead(place, "市长", Rank.BureauHead, LeadingTeam.Principal, party: false);
                Lead(place, "副市长", Rank.BureauDeputy, LeadingTeam.LeadingGroup, party: false);
                break;
            case (UnitLevel.County, _):
                FurnishCounty(place, where.Unit.Kind);
                break;
            case (UnitLevel.Township, _):
                Lead(place, where.Unit.Kind == UnitKind.Street ? "党工委书记" : "党委书记", Rank.TownshipHead, LeadingTeam.Principal, party: true);
                Lead(place, where.Unit.Kind == UnitKind.Street ? "办事处主任" : "乡镇长", Rank.TownshipHead, LeadingTeam.Principal, party: false);
                Several(place, 2, "党委委员", Rank.TownshipDeputy, LeadingTeam.LeadingGroup, party: true);
                Several(place, 3, "副乡镇长（副主任）", Rank.TownshipDeputy, LeadingTeam.LeadingGroup, party: false);
                break;
            case (UnitLevel.Village, _):
                Lead(place, where.Unit.Kind == UnitKind.Community ? "社区党组织书记" : "村党组织书记", Rank.Staff, LeadingTeam.VillageSecretary, party: true);
                break;
        }

        if (where.Staff > 0)
        {
            add(PostOf("工作人员", place, Rank.Staff, LeadingTeam.None, party: false, vacantSince: null));
            staffSeats[place] = posts;
        }
    }

    private void FurnishCounty(int place, UnitKind kind)
    {
        switch (kind)
        {
            case UnitKind.PartyCommittee:
                Lead(place, "县委书记", Rank.CountyHead, LeadingTeam.Principal, party: true);
                Lead(place, "县委副书记", Rank.CountyDeputy, LeadingTeam.LeadingGroup, party: true);
                Several(place, 5, "县委常委", Rank.CountyDeputy, LeadingTeam.LeadingGroup, party: true);
                break;
            case UnitKind.Government:
                Lead(place, "县长", Rank.CountyHead, LeadingTeam.Principal, party: false);
                Several(place, 5, "副县长", Rank.CountyDeputy, LeadingTeam.LeadingGroup, party: false);
                break;
            case UnitKind.Congress or UnitKind.Cppcc:
                Lead(place, kind == UnitKind.Congress ? "人大常委会主任" : "政协主席", Rank.CountyHead, LeadingTeam.Principal, party: false);
                Several(place, 3, kind == UnitKind.Congress ? "人大常委会副主任" : "政协副主席", Rank.CountyDeputy, LeadingTeam.LeadingGroup, party: false);
                break;
            case UnitKind.Soe or UnitKind.Institution:
                Lead(place, kind == UnitKind.Soe ? "党委书记、董事长" : "党委书记", Rank.TownshipHead, LeadingTeam.Principal, party: true);
                Several(place, 2, kind == UnitKind.Soe ? "副总经理" : "副院长（副校长、副主任）", Rank.TownshipDeputy, LeadingTeam.LeadingGroup, party: false);
                Lead(place, "党支部书记", Rank.Staff, LeadingTeam.BranchSecretary, party: true);
                break;
            default:
                bool party = kind is UnitKind.PartyDepartment or UnitKind.Discipline or UnitKind.PartySchool;
                Lead(place, party ? "部长（书记、主任）" : "党组书记、局长", Rank.TownshipHead, LeadingTeam.Principal, party);
                Several(place, 2, party ? "副部长（副书记、副主任）" : "副局长", Rank.TownshipDeputy, LeadingTeam.LeadingGroup, party);
                Lead(place, "四级调研员岗", Rank.TownshipHead, LeadingTeam.None, party: false);
                break;
        }
    }

    private void Several(int place, int count, string title, Rank rank, LeadingTeam team, bool party)
    {
        for (int i = 0; i < count; i++)
            Lead(place, title, rank, team, party);
    }

    private void Lead(int place, string title, Rank rank, LeadingTeam team, bool party)
    {
        Place where = land.Places[place];
        bool vacant = dice.Chance(0.02);
        DateOnly? since = vacant ? options.AsOf.AddDays(-dice.From(10, 400)) : null;
        add(PostOf(title, place, rank, team, party, since));
        if (rank >= Rank.TownshipDeputy)
            Require(IdOf(posts), rank);
        if (!vacant)
            Seats.Add(new Seat(IdOf(posts), place, rank, team, where.County >= 0 ? where.County : land.Counties.FindIndex(c => c.City == where.City)));
    }

    private Post PostOf(string title, int place, Rank rank, LeadingTeam team, bool party, DateOnly? vacantSince) => new()
    {
        Id = IdOf(++posts),
        Title = title,
        UnitId = land.IdOf(place),
        Rank = rank,
        Team = team,
        Domain = land.Places[place].Domain,
        IsPartyPost = party,
        VacantSince = vacantSince,
    };

    private void Require(PostId post, Rank rank)
    {
        int first = dice.Below(Skills.Competencies.Length);
        int count = dice.From(3, 5);
        for (int k = 0; k < count; k++)
        {
            add(new PostRequirement
            {
                PostId = post,
                CompetencyId = Skills.Competencies[(first + (k * 3)) % Skills.Competencies.Length].Id,
                Level = 66 + (2 * (int)rank) + dice.From(-2, 4),
                Weight = dice.From(1, 3),
                Kind = k < 2 ? RequirementKind.Must : RequirementKind.Prefer,
            });
        }
    }
}
