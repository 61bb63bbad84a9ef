using TalentGraph.Api.Security;

namespace TalentGraph.Api.Hosting.SignIn;

/// <summary>Six queries to try, each written for one role: on the sign-in page, and in GraphiQL.</summary>
internal static class ExampleQueries
{
    private static readonly Example[] All =
    [
        new(Roles.Cadre, "own", "我的培训与能力图谱", "My training, and my map", static identity => ("id", $"cadre:{identity.Person?.Value}")),
        new(Roles.Organiser, "board", "谁还欠学时", "Who still owes hours"),
        new(Roles.HrReader, "cadres", "干部与最近的班次", "Cadres and their latest classes"),
        new(Roles.Institution, "classes", "本校的班次与学员", "The school's classes and trainees", static identity => ("school", $"unit:{identity.Institution?.Value}")),
        new(Roles.UnitOfficer, "search", "按名称查找", "Search by name", static _ => ("text", "党")),
        new(Roles.UnitOfficer, "courses", "课程目录", "The catalogue of courses"),
    ];

    /// <summary>Those for which there is a persona.</summary>
    /// <param name="personas">The personas of the page.</param>
    public static IEnumerable<ExampleQuery> For(IReadOnlyList<Persona> personas) =>
        from example in All
        join persona in personas on example.Role equals persona.Identity.Role
        select new ExampleQuery(example.Role, example.Chinese, example.English, Text(example.File), Variables(example, persona.Identity));

    private static Dictionary<string, object> Variables(Example example, Identity identity) =>
        example.Variable?.Invoke(identity) is { } variable ? new() { [variable.Name] = variable.Value } : [];

    private static string Text(string name)
    {
        using var reader = new StreamReader(typeof(ExampleQueries).Assembly.GetManifestResourceStream($"sign-in/{name}.graphql")!);
        return reader.ReadToEnd();
    }

    private sealed record Example(string Role, string File, string Chinese, string English, Func<Identity, (string Name, object Value)>? Variable = null);
}

/// <summary>A query to copy.</summary>
/// <param name="Role">Whose persona it is for.</param>
/// <param name="Chinese">What it asks.</param>
/// <param name="English">What it asks.</param>
/// <param name="Query">The document.</param>
/// <param name="Variables">Its variables.</param>
internal sealed record ExampleQuery(string Role, string Chinese, string English, string Query, IReadOnlyDictionary<string, object> Variables);
