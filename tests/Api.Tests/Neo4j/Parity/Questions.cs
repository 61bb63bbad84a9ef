using TalentGraph.Api.Hosting.SignIn;
using TalentGraph.Api.Tests.Architecture;
using Xunit;

namespace TalentGraph.Api.Tests.Neo4j.Parity;

/// <summary>Every question that the sign-in page, the benches and the lists and filters of the contract put to a county.</summary>
internal static class Questions
{
    private const string Person = "id name rank unit { id name } trainingStatus { light }";
    private const string Taught = "id title startsOn endsOn status seatsLeft organiser { name }";

    /// <param name="both">The county.</param>
    /// <param name="unit">A unit with cadres.</param>
    /// <param name="school">A unit with classes.</param>
    public static async Task<IReadOnlyList<Question>> OfAsync(BothStores both, UnitId unit, UnitId school)
    {
        var token = TestContext.Current.CancellationToken;
        var today = (await both.Store.StatusAsync(token)).Today!.Value;
        var cadre = await both.Store.ScanAsync<Cadre>(token).FirstAsync(one => one.UnitId == unit, token);
        var stranger = await both.Store.ScanAsync<Cadre>(token).LastAsync(one => one.UnitId != unit, token);
        var attended = await both.Store.ScanAsync<TrainingClass>(token).FirstAsync(one => one.OrganiserUnitId == school && one.EndsOn < today && one.Theme is not null, token);
        var post = await both.Store.ScanAsync<Post>(token).FirstAsync(one => one.Domain is not null, token);
        var course = await both.Store.ScanAsync<Course>(token).FirstAsync(token);
        return
        [
            .. ExampleQueries.For(await both.PersonasAsync()).Select(example => new Question(example.English, example.Query, example.Variables)),
            new("list", await FixedAsync("list")),
            new("training", await FixedAsync("training")),
            .. await Task.WhenAll(new[] { cadre, stranger }.Select(async one => new Question($"dossier of {one.Id}", await FixedAsync("dossier"), new { id = $"cadre:{one.Id.Value}" }))),
            .. new[] { cadre, stranger }.Select(one => new Question($"file of {one.Id}", FileOf, new { id = $"cadre:{one.Id.Value}" })),
            .. Cadres($"cadre:{cadre.Id.Value}", $"unit:{unit.Value}", $"class:{attended.Id.Value}", attended.Theme!, cadre.Name[..1], today),
            .. Boards($"unit:{unit.Value}", today),
            .. Classes($"unit:{school.Value}", $"class:{attended.Id.Value}", attended.Theme!, today),
            .. Catalogues($"unit:{unit.Value}", post, $"course:{course.Id.Value}"),
            .. Found(cadre.Name),
        ];
    }

    private const string FileOf =
        """
        query($id: ID!) {
          cadre(id: $id) {
            managedBy { name } tags gradeSince
            tasks { id title kind competency { name } trainingClass { title } checkpoints issuedOn dueOn status resolvedOn outcome }
            conduct { on kind trainingClass { title } hours note }
            contributions { id trainingClass { title } title kind role share score adopted verifiedBy }
            awards { on title level }
            educations { mode level degree school major graduatedOn }
            needs { competency { name } theme year priority source }
            observations { nodes { id trainingClass { title } on scene text competency { name } observerRole } }
            enrolments { nodes { callUp { kind state calledOn replyDue excuse overrideReason approvedBy } } }
            withheld { path reason }
          }
        }
        """;

    private static Task<string> FixedAsync(string name) =>
        File.ReadAllTextAsync(Path.Combine(Repository.Root, "bench", "queries", $"{name}.graphql"), TestContext.Current.CancellationToken);

    private static IEnumerable<Question> Cadres(string cadre, string unit, string attended, string theme, string family, DateOnly today)
    {
        string[] filters =
        [
            $$"""unitIds: ["{{unit}}"]""", $$"""unitIds: ["{{unit}}"], includeSubunits: false""", $$"""ids: ["{{cadre}}"]""", $$"""text: "{{family}}" """,
            "ranks: [TOWNSHIP_DEPUTY, COUNTY_DEPUTY]", "grades: [SECTION_MEMBER_1, SECTION_MEMBER_2, CLERK_1]", "categories: [CIVIL_SERVANT, GRASSROOTS]", "tags: [PARTY_MEMBER]",
            "statuses: [RETIRED, LEFT]", "lights: [RED, UNKNOWN]", "hoursMet: true", "hoursMet: false",
            $$"""attendedClassId: "{{attended}}" """, $$"""attendedTheme: "{{theme}}" """, $$"""attendedIn: { from: "{{today.AddYears(-1):O}}" }""",
        ];
        foreach (var filter in filters)
            yield return new($"cadres, {filter}", $"{{ cadres(first: 30, filter: {{ {filter} }}) {{ totalCount nodes {{ {Person} }} pageInfo {{ endCursor }} }} }}");
        yield return new("cadres by the years of their ranks", $"{{ cadres(first: 30, orderBy: {{ by: RANK_SINCE }}) {{ nodes {{ {Person} rankSince }} }} }}");
        yield return new("cadres two years ago", $$"""{ cadres(first: 30, asOf: "{{today.AddYears(-2):O}}") { totalCount nodes { {{Person}} appointments { from to post { title } } } } }""");
        yield return new("a cadre two years ago", $$"""{ cadre(id: "{{cadre}}", asOf: "{{today.AddYears(-2):O}}") { {{Person}} enrolments { nodes { result counts } } } }""");
    }

    private static IEnumerable<Question> Boards(string unit, DateOnly today)
    {
        const string board =
            """
            unit { name } lights { light count share { value } } byRank { rank attainment { numerator denominator } lights { light count } }
            byUnit { nodes { unit { name } awayToday allowedAway attainment { value } } }
            due(first: 10, orderBy: DEADLINE) { totalCount nodes { cadre { name } light lastOffJobEndedOn missing { code text } callUp { state } nextClasses { title startsOn } } }
            """;
        yield return new("board", $"{{ trainingBoard {{ {board} }} }}");
        yield return new("board of a unit", $$"""{ trainingBoard(unitId: "{{unit}}") { {{board}} } }""");
        yield return new("board a year ago", $$"""{ trainingBoard(asOf: "{{today.AddYears(-1):O}}") { {{board}} } }""");
        foreach (var filter in (string[])["lights: [RED]", "notCalled: true", "notCalled: false", "untrainedForYears: 3", "ranks: [TOWNSHIP_HEAD]", $$"""unitIds: ["{{unit}}"]"""])
        {
            foreach (var order in (string[])["RED_FIRST", "HOURS_SHORT", "LONGEST_UNTRAINED"])
                yield return new($"due, {filter}, {order}", $"{{ trainingBoard {{ due(filter: {{ {filter} }}, orderBy: {order}) {{ totalCount nodes {{ cadre {{ id name }} light }} }} }} }}");
        }
    }

    private static IEnumerable<Question> Classes(string school, string attended, string theme, DateOnly today)
    {
        string[] filters =
        [
            $$"""organiserIds: ["{{school}}"]""", $$"""ids: ["{{attended}}"]""", $$"""themes: ["{{theme}}"]""", "text: \"班\"", "admitsRank: COUNTY_DEPUTY", "hasSeats: true", "hasSeats: false",
            "isKey: true", "isMain: true", "isMain: false", "levels: [COUNTY]", "modes: [ONLINE, LECTURE]", "statuses: [ENDED]", "statuses: [PLANNED, OPEN, RUNNING]",
            $$"""startsIn: { from: "{{today:O}}" }""", $$"""endsIn: { from: "{{today.AddYears(-1):O}}", to: "{{today:O}}" }""",
        ];
        foreach (var filter in filters)
            yield return new($"classes, {filter}", $"{{ trainingClasses(filter: {{ {filter} }}) {{ totalCount nodes {{ {Taught} }} pageInfo {{ endCursor }} }} }}");
        yield return new(
            "a class",
            $$"""
            { trainingClass(id: "{{attended}}") {
              {{Taught}} admitsRanks days hours isKey isMain level mode theme segments { startsOn endsOn }
              courses { hours method lecturerIsLeader course { id title } } composition { interactive leadersLectures partySpirit breaches { code text } }
              enrolments { totalCount nodes { id result hoursEarned examScore certificateNo counts notCountedBecause { code } cadre { id name } } } } }
            """);
    }

    private static IEnumerable<Question> Catalogues(string unit, Post post, string course)
    {
        foreach (var filter in (string[])[$$"""unitIds: ["{{unit}}"]""", $$"""domain: "{{post.Domain}}" """, "ranks: [COUNTY_HEAD, TOWNSHIP_HEAD]", "vacant: true", "vacant: false", "text: \"长\""])
            yield return new($"posts, {filter}", $"{{ posts(first: 50, filter: {{ {filter} }}) {{ totalCount nodes {{ id title rank team vacantSince unit {{ name }} holders {{ id name }} requirements {{ kind level weight competency {{ name }} }} }} }} }}");
        foreach (var filter in (string[])["kinds: [THEORY, PARTY_SPIRIT]", "methods: [CASE, SEMINAR]", "elective: true", "statuses: [ACTIVE]", "text: \"党\"", $$"""ids: ["{{course}}"]"""])
            yield return new($"courses, {filter}", $"{{ courses(filter: {{ {filter} }}) {{ totalCount nodes {{ id title theme hours status develops {{ weight competency {{ name }} }} prerequisites {{ title }} }} }} }}");
        yield return new("units", "{ units(first: 20) { nodes { id name level kind region recognised children(first: 30) { nodes { id name parent { name } posts { title } } } } } }");
        yield return new("competencies", "{ competencies { id name virtue } viewer { role manages { unit { name } ranks } can } }");
        foreach (var id in (string[])[unit, course, $"post:{post.Id.Value}"])
            yield return new($"node {id}", $$"""{ node(id: "{{id}}") { id __typename ... on Unit { name } ... on Course { title } ... on Post { title } } }""");
    }

    private static IEnumerable<Question> Found(string name)
    {
        foreach (var text in (string[])[name, name[..1], name[1..], "镇", "局", "党校", "党性", "2024", "班"])
            yield return new($"search {text}", "query($text: String!) { search(text: $text, first: 100) { id kind label hint } }", new { text });
        foreach (var (kind, text) in ((string, string)[])[("CADRE", name[..1]), ("UNIT", "局"), ("POST", "长"), ("COURSE", "党"), ("CLASS", "班")])
            yield return new($"search {kind}", $"{{ search(text: \"{text}\", kinds: [{kind}], first: 50) {{ id kind label hint }} }}");
    }
}

/// <summary>A question.</summary>
/// <param name="Name">What a failure calls it.</param>
/// <param name="Text">The document.</param>
/// <param name="Variables">Its variables; null: none.</param>
internal sealed record Question(string Name, string Text, object? Variables = null);
