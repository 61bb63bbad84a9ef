using TalentGraph.Api.Security;

namespace TalentGraph.Api.Hosting.SignIn;

/// <summary>Three queries to copy from the page, each written for one role.</summary>
internal static class ExampleQueries
{
    /// <summary>Those for which there is a persona.</summary>
    /// <param name="personas">The personas of the page.</param>
    public static IEnumerable<ExampleQuery> For(IReadOnlyList<Persona> personas)
    {
        foreach (var persona in personas)
        {
            if (persona.Identity is { Role: Roles.Cadre, Person: { } self })
            {
                yield return new ExampleQuery(
                    Roles.Cadre, "我的培训与能力图谱", "My training, and my map", Text("own"), new Dictionary<string, object> { ["id"] = $"cadre:{self.Value}" });
            }
            else if (persona.Identity.Role == Roles.Organiser)
            {
                yield return new ExampleQuery(Roles.Organiser, "谁还欠学时", "Who still owes hours", Text("board"), new Dictionary<string, object>());
            }
            else if (persona.Identity.Role == Roles.HrReader)
            {
                yield return new ExampleQuery(Roles.HrReader, "干部与最近的班次", "Cadres and their latest classes", Text("cadres"), new Dictionary<string, object>());
            }
        }
    }

    private static string Text(string name)
    {
        using var reader = new StreamReader(typeof(ExampleQueries).Assembly.GetManifestResourceStream($"sign-in/{name}.graphql")!);
        return reader.ReadToEnd();
    }
}

/// <summary>A query to copy.</summary>
/// <param name="Role">Whose persona it is for.</param>
/// <param name="Chinese">What it asks.</param>
/// <param name="English">What it asks.</param>
/// <param name="Query">The document.</param>
/// <param name="Variables">Its variables.</param>
internal sealed record ExampleQuery(string Role, string Chinese, string English, string Query, IReadOnlyDictionary<string, object> Variables);
