namespace TalentGraph.Graph.Demo.Places;

/// <summary>A unit and where it stands.</summary>
/// <param name="Unit">The unit.</param>
/// <param name="County">The county it lies in, by number; −1 above the counties.</param>
/// <param name="City">The city, by number; −1 for the province.</param>
/// <param name="Domain">What its leaders answer for, as text.</param>
/// <param name="Staff">How many of its county's staff it draws, as a weight; 0: it has no staff post.</param>
internal sealed record Place(Unit Unit, int County, int City, string Domain, int Staff);

/// <summary>One county: where its units begin and end in the list of places.</summary>
/// <param name="Name">Its name, the region of its units.</param>
/// <param name="City">Its city, by number.</param>
/// <param name="First">Its first place: the party committee.</param>
/// <param name="End">The place after its last.</param>
/// <param name="School">Its party school.</param>
/// <param name="Organisation">Its organisation department.</param>
internal sealed record County(string Name, int City, int First, int End, int School, int Organisation);

/// <summary>One city: the units above its counties that hold classes or posts.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Committee">Its party committee, which manages the county ranks.</param>
/// <param name="School">Its party school.</param>
/// <param name="Organisation">Its organisation department.</param>
internal sealed record City(string Name, int Committee, int School, int Organisation);

/// <summary>The organisation tree: a province, its cities, and a county for every 2,000 cadres.</summary>
internal sealed class Land
{
    private const int CadresACounty = 2_000;
    private const int CountiesACity = 10;
    private const string Province = "云岭省";
    private readonly List<Place> places = [];
    private readonly DateOnly recognition;

    /// <summary>Lays out the land.</summary>
    /// <param name="options">How many cadres it must hold, and the day of reference.</param>
    public Land(DemoOptions options)
    {
        recognition = new DateOnly(options.AsOf.Year - 10, 1, 1);
        int counties = Math.Max(1, options.Cadres / CadresACounty);
        double size = Math.Min(1.0, options.Cadres / (double)CadresACounty);

        int provincial = Add($"中共{Province}委员会", UnitKind.PartyCommittee, UnitLevel.Province, null, -1, -1, "全面工作");
        Add($"中共{Province}委员会党校", UnitKind.PartySchool, UnitLevel.Province, provincial, -1, -1, "干部教育");
        Academy = Add("云岭红色文化干部学院", UnitKind.Academy, UnitLevel.Province, provincial, -1, -1, "干部教育");
        University = Add("云岭大学", UnitKind.University, UnitLevel.Province, provincial, -1, -1, "高等教育");
        LapsedUniversity = Add("云岭财经大学", UnitKind.University, UnitLevel.Province, provincial, -1, -1, "高等教育");
        Centre = Add("云岭省远景培训中心", UnitKind.Other, UnitLevel.Province, provincial, -1, -1, "培训服务");
        Recognise(University, null);
        Recognise(LapsedUniversity, new DateOnly(options.AsOf.Year - 3, 12, 31));

        for (int city = 0; city * CountiesACity < counties; city++)
        {
            Cities.Add(AddCity(city, provincial));
            for (int k = city * CountiesACity; k < Math.Min(counties, (city + 1) * CountiesACity); k++)
                Counties.Add(AddCounty(k, city, size));
        }
    }

    /// <summary>All units, parents before children.</summary>
    public IReadOnlyList<Place> Places => places;

    /// <summary>The cities.</summary>
    public List<City> Cities { get; } = [];

    /// <summary>The counties.</summary>
    public List<County> Counties { get; } = [];

    /// <summary>The provincial academy.</summary>
    public int Academy { get; }

    /// <summary>A university recognised as a training institution.</summary>
    public int University { get; }

    /// <summary>A university whose recognition ended three years ago.</summary>
    public int LapsedUniversity { get; }

    /// <summary>A training centre that was never recognised.</summary>
    public int Centre { get; }

    /// <summary>The id of a place.</summary>
    public UnitId IdOf(int place) => places[place].Unit.Id;

    private City AddCity(int number, int provincial)
    {
        string name = PlaceNames.City(number);
        int committee = Add($"中共{name}委员会", UnitKind.PartyCommittee, UnitLevel.City, provincial, -1, number, "全面工作", staff: 1);
        Add($"{name}人民政府", UnitKind.Government, UnitLevel.City, committee, -1, number, "政府工作", staff: 1);
        int organisation = Add($"中共{name}委员会组织部", UnitKind.PartyDepartment, UnitLevel.City, committee, -1, number, "组织人事");
        int school = Add($"中共{name}委员会党校", UnitKind.PartySchool, UnitLevel.City, committee, -1, number, "干部教育");
        return new City(name, committee, school, organisation);
    }

    private County AddCounty(int number, int city, double size)
    {
        string name = PlaceNames.County(number);
        CountyType type = (CountyType)(number % 5);
        int first = places.Count;
        int committee = In(UnitKind.PartyCommittee, UnitLevel.County, Cities[city].Committee, $"中共{name}委员会", "全面工作", 4);
        int government = In(UnitKind.Government, UnitLevel.County, committee, $"{name}人民政府", "政府工作", 4);
        In(UnitKind.Congress, UnitLevel.County, committee, $"{name}人民代表大会常务委员会", "人大工作", 2);
        In(UnitKind.Cppcc, UnitLevel.County, committee, $"中国人民政治协商会议{name}委员会", "政协工作", 2);
        In(UnitKind.Discipline, UnitLevel.County, committee, $"中共{name}纪律检查委员会", "纪检监察", 5);

        int organisation = places.Count;
        foreach ((string department, string domain) in PlaceNames.PartyDepartments)
            In(UnitKind.PartyDepartment, UnitLevel.County, committee, $"中共{name}委员会{department}", domain, 3);
        int school = In(UnitKind.PartySchool, UnitLevel.County, committee, $"中共{name}委员会党校", "干部教育", 3);
        foreach ((string bureau, string domain) in PlaceNames.Bureaus.Take(Math.Max(5, (int)(PlaceNames.Bureaus.Length * size))))
            In(UnitKind.GovernmentDepartment, UnitLevel.County, government, name + bureau, domain, 6);
        foreach ((string company, string domain) in PlaceNames.Companies.Take(Math.Max(2, (int)(PlaceNames.Companies.Length * size))))
            In(UnitKind.Soe, UnitLevel.County, government, name + company, domain, 6);
        foreach ((string institution, string domain) in PlaceNames.Institutions.Take(Math.Max(2, (int)(PlaceNames.Institutions.Length * size))))
            In(UnitKind.Institution, UnitLevel.County, government, name + institution, domain, 8);

        int townships = Math.Max(3, (int)(16 * size));
        int villages = Math.Max(2, (int)(8 * size));
        for (int t = 0; t < townships; t++)
        {
            bool street = t % 4 == 3;
            string own = PlaceNames.Township((number * 16) + t) + (street ? "街道" : t % 4 == 0 ? "镇" : "乡");
            int township = In(street ? UnitKind.Street : UnitKind.Township, UnitLevel.Township, committee, name + own, street ? "城市治理" : "乡村振兴", 9);
            for (int v = 0; v < villages; v++)
                In(street ? UnitKind.Community : UnitKind.Village, UnitLevel.Village, township, name + own + PlaceNames.Village((t * 8) + v) + (street ? "社区" : "村"), "基层治理", 0);
        }

        return new County(name, city, first, places.Count, school, organisation);

        int In(UnitKind kind, UnitLevel level, int parent, string title, string domain, int staff) =>
            Add(title, kind, level, parent, number, city, domain, staff, name, type);
    }

    private int Add(
        string name, UnitKind kind, UnitLevel level, int? parent, int county, int city, string domain,
        int staff = 0, string? region = null, CountyType? type = null)
    {
        places.Add(new Place(
            new Unit
            {
                Id = new UnitId($"U{places.Count + 1:D5}"),
                Name = name,
                Kind = kind,
                Level = level,
                ParentId = parent is { } p ? IdOf(p) : null,
                Region = region ?? (city < 0 ? Province : PlaceNames.City(city)),
                CountyType = type,
                Aliases = PlaceNames.Aliases(name, kind),
            },
            county,
            city,
            domain,
            staff));
        return places.Count - 1;
    }

    private void Recognise(int place, DateOnly? until) =>
        places[place] = places[place] with { Unit = places[place].Unit with { RecognisedFrom = recognition, RecognisedTo = until } };
}
