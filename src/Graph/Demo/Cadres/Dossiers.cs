using TalentGraph.Graph.Demo.Places;

namespace TalentGraph.Graph.Demo.Cadres;

/// <summary>Writes the cadres, their dated states and their appointments.</summary>
internal sealed class Dossiers(DemoOptions options, Land land, Establishment establishment, People people, Careers careers, Action<IRecord> add)
{
    private int appointments;

    /// <summary>Writes one cadre.</summary>
    public void Write(int person)
    {
        var dice = new Dice(options.Seed, Throw.Dossier, person);
        List<Stretch> history = careers.History(person);
        Category category = CategoryOf(person, dice);
        List<Tag> tags = TagsOf(person, dice);
        bool graded = HasGrades(land.Places[careers.Place[person]].Unit.Kind);
        int end = Math.Min(people.Left[person], people.Today);
        Rank rank = careers.RankToday[person];
        (Grade grade, int since) = GradeOn(person, end);
        bool gone = people.LeftAs[person] != CadreStatus.Active;

        add(new Cadre
        {
            Id = People.IdOf(person),
            Name = people.Names[person],
            Gender = people.Genders[person],
            BirthDate = Day(people.Birth[person]),
            Ethnicity = people.Ethnicities[person],
            Party = people.PartyOf[person],
            PartyJoinedOn = IsPartyMember(person) ? Day(Math.Min(people.Birth[person] + (365 * dice.From(19, 27)), people.Today - 200)) : null,
            WorkStartedOn = Day(people.Entered[person] - (dice.Chance(0.2) ? dice.From(100, 1200) : 0)),
            EnteredOn = Day(people.Entered[person]),
            Education = people.Educations[person],
            Degree = people.Educations[person] switch { Education.Bachelor => "学士", Education.Master => "硕士", Education.Doctorate => "博士", _ => null },
            Major = dice.Pick(Backgrounds.Majors),
            Rank = rank,
            RankSince = Day(careers.RankSince(person, rank)),
            Grade = graded ? grade : null,
            GradeSince = graded ? Day(since) : null,
            Category = category,
            Tags = tags,
            UnitId = land.IdOf(careers.Place[person]),
            ManagedByUnitId = rank >= Rank.CountyDeputy ? land.IdOf(land.Cities[land.Counties[people.CountyOf[person]].City].Committee) : null,
            Status = gone && dice.Chance(Slips.StatusDisagrees) ? CadreStatus.Active : people.LeftAs[person],
            LeftOn = gone ? Day(people.Left[person]) : null,
            NativePlace = NativePlace(person, dice),
        });

        if (!dice.Chance(Slips.NoStates))
            WriteStates(person, history, category, tags, graded);
        WriteAppointments(person, history, dice);
        WriteOtherPosts(person, end, dice);
    }

    private static DateOnly Day(int number) => DateOnly.FromDayNumber(number);

    private static bool HasGrades(UnitKind kind) =>
        kind is not (UnitKind.Soe or UnitKind.Institution or UnitKind.Village or UnitKind.Community or UnitKind.PartySchool);

    private bool IsPartyMember(int person) => people.PartyOf[person].StartsWith("中共", StringComparison.Ordinal);

    private void WriteStates(int person, List<Stretch> history, Category category, List<Tag> tags, bool graded)
    {
        foreach (Stretch stretch in history)
            AddState(stretch.From, stretch.Place, stretch.Rank, CadreStatus.Active);
        (_, int since) = GradeOn(person, Math.Min(people.Left[person], people.Today));
        if (graded && since > history[^1].From)
            AddState(since, history[^1].Place, history[^1].Rank, CadreStatus.Active);
        if (people.LeftAs[person] != CadreStatus.Active)
            AddState(people.Left[person], history[^1].Place, history[^1].Rank, people.LeftAs[person]);

        void AddState(int from, int place, Rank rank, CadreStatus status) => add(new CadreState
        {
            CadreId = People.IdOf(person),
            From = Day(from),
            UnitId = land.IdOf(place),
            Rank = rank,
            Grade = graded ? GradeOn(person, from).Grade : null,
            Category = category,
            Tags = tags,
            Status = status,
        });
    }

    private void WriteAppointments(int person, List<Stretch> history, Dice dice)
    {
        Rank? before = null;
        for (int i = 0; i < history.Count; i++)
        {
            Stretch stretch = history[i];
            bool last = i == history.Count - 1;
            int overlap = !last && dice.Chance(Slips.TwoMainPosts) ? 30 : 0;
            AddAppointment(
                person,
                stretch.Seat >= 0 ? establishment.Seats[stretch.Seat].Id : establishment.StaffPost(stretch.Place),
                stretch.From,
                stretch.To == People.Never ? null : stretch.To + overlap,
                AppointmentKind.Substantive,
                decided: stretch.From - dice.From(3, 25),
                previous: dice.Chance(0.8) ? before : null);
            before = stretch.Rank;
        }
    }

    private void WriteOtherPosts(int person, int end, Dice dice)
    {
        int service = end - people.Entered[person];
        if (service < 800)
            return;
        County county = land.Counties[people.CountyOf[person]];
        if (dice.Chance(0.08))
        {
            (AppointmentKind kind, int place) = dice.Below(3) switch
            {
                0 => (AppointmentKind.SecondmentUp, land.Cities[county.City].Committee + dice.Below(2)),
                1 => (AppointmentKind.SecondmentDown, Desk(county, UnitLevel.Township, dice)),
                _ => (AppointmentKind.SecondmentOut, Desk(dice.Pick(land.Counties), UnitLevel.County, dice)),
            };
            WithGoal(kind, place, dice.From(180, 720));
        }

        if (careers.TeamOf(person) == LeadingTeam.Principal && dice.Chance(0.25))
        {
            int seat = dice.Below(establishment.Seats.Count);
            AddAppointment(person, establishment.Seats[seat].Id, careers.RankSince(person, careers.RankToday[person]), null, AppointmentKind.Concurrent);
        }

        if (service < 3000 && dice.Chance(0.12))
            WithGoal(AppointmentKind.Mentored, Desk(county, UnitLevel.County, dice), 365);
        if (dice.Chance(0.03))
            WithGoal(AppointmentKind.Project, Desk(county, UnitLevel.County, dice), dice.From(120, 500));

        void WithGoal(AppointmentKind kind, int place, int days)
        {
            int from = end - dice.From(20, Math.Min(service - 100, 2600));
            bool over = from + days < end;
            bool judged = over && dice.Chance(0.85);
            AddAppointment(
                person,
                establishment.StaffPost(place),
                from,
                over ? from + days : null,
                kind,
                decided: from - 10,
                goal: dice.Pick(Goals),
                accepted: judged ? Math.Min(from + days + 20, people.Today) : null,
                acceptance: !judged ? null : dice.Chance(0.8 + (0.05 * people.Merit(person))) ? Acceptance.Met : dice.Chance(0.8) ? Acceptance.Partly : Acceptance.NotMet);
        }
    }

    private static readonly string[] Goals = ["完成产业帮扶项目落地", "熟悉群众工作，化解信访积案", "牵头制定专项改革方案", "提升重大项目统筹能力", "完成数字化平台上线", "攻克历史遗留用地问题"];

    private int Desk(County county, UnitLevel level, Dice dice)
    {
        int place;
        do
            place = dice.From(county.First, county.End - 1);
        while (land.Places[place].Staff == 0 || land.Places[place].Unit.Level != level);
        return place;
    }

    private void AddAppointment(
        int person, PostId post, int from, int? to, AppointmentKind kind, int? decided = null, Rank? previous = null,
        string? goal = null, int? accepted = null, Acceptance? acceptance = null) =>
        add(new Appointment
        {
            Id = new AppointmentId($"A{++appointments:D7}"),
            CadreId = People.IdOf(person),
            PostId = post,
            From = Day(from),
            To = to is { } day ? Day(day) : null,
            Kind = kind,
            DecidedOn = decided is { } on ? Day(on) : null,
            PreviousRank = previous,
            Goal = goal,
            AcceptedOn = accepted is { } when ? Day(when) : null,
            Acceptance = acceptance,
        });

    /// <summary>The grade on a day and since when: it goes with rank and years of service.</summary>
    private (Grade Grade, int Since) GradeOn(int person, int day)
    {
        Rank rank = careers.RankOn(person, day);
        int entered = people.Entered[person];
        if (rank > Rank.Staff)
            return (GradeOfRank[(int)rank], careers.RankSince(person, rank));
        for (int step = StaffGrades.Length - 1; step > 0; step--)
        {
            int since = entered + (int)(StaffGrades[step].Years * 365.25);
            if (since <= day)
                return (StaffGrades[step].Grade, since);
        }

        return (StaffGrades[0].Grade, entered);
    }

    private static readonly Grade[] GradeOfRank =
        [Grade.Clerk2, Grade.SectionMember3, Grade.SectionMember1, Grade.Researcher3, Grade.Researcher1, Grade.Inspector2, Grade.Inspector1];

    private static readonly (Grade Grade, double Years)[] StaffGrades =
        [(Grade.Clerk2, 0), (Grade.Clerk1, 4), (Grade.SectionMember4, 12), (Grade.SectionMember3, 20)];

    private Category CategoryOf(int person, Dice dice)
    {
        bool leads = careers.TeamOf(person) is LeadingTeam.LeadingGroup or LeadingTeam.Principal;
        UnitKind kind = land.Places[careers.Place[person]].Unit.Kind;
        return kind switch
        {
            UnitKind.Village or UnitKind.Community => Category.Grassroots,
            UnitKind.Soe when leads => Category.SoeLeader,
            UnitKind.Institution when leads => Category.InstitutionLeader,
            UnitKind.Soe or UnitKind.Institution => dice.Chance(0.08) ? Category.Worker : Category.Professional,
            UnitKind.PartySchool => Category.TheoryPropagandist,
            _ when leads => Category.PartyGovernmentLeader,
            _ => Category.CivilServant,
        };
    }

    private List<Tag> TagsOf(int person, Dice dice)
    {
        var tags = new List<Tag>();
        if (people.Today - people.Birth[person] < 35 * 365)
            tags.Add(Tag.YoungCadre);
        if (people.Educations[person] >= Education.Master && dice.Chance(0.15))
            tags.Add(Tag.HighLevelTalent);
        return tags;
    }

    private string? NativePlace(int person, Dice dice)
    {
        string own = land.Counties[people.CountyOf[person]].Name;
        bool leads = careers.RankToday[person] >= Rank.CountyDeputy;
        double draw = dice.Unit();
        return draw switch
        {
            < 0.03 => null,
            < 0.55 when !leads => own,
            < 0.75 => PlaceNames.County(dice.Below(200)),
            < 0.8 => "云岭" + own,
            _ => dice.Pick(Backgrounds.FarPlaces),
        };
    }
}
