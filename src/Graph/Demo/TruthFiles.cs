using System.Text;
using TalentGraph.Graph.Demo.Cadres;
using TalentGraph.Graph.Demo.Ratings;
using TalentGraph.Graph.Exchange.Csv;

namespace TalentGraph.Graph.Demo;

/// <summary>Writes what is true of a made county and no bundle may say: what the estimates are measured against.</summary>
internal static class TruthFiles
{
    private const string Readme = """
        # What is true

        Points are 0–100 after rescaling by the indicator's range. A mark is Σ weight · ability (over the indicator's
        competencies, at the time of the round) + ease of the indicator + level of the role + severity of the rater
        + effect of the class + halo of the ballot + noise, clipped to 0–100 and rounded (1 point; half a mark on scales of 10).

        - abilities.csv: cadre_id, competency_id, general (the person's level over all competencies, about 0), specific (what this competency has beyond it, gains of courses included), ability (mean of the competency + general + specific) – on the as-of day
        - competencies.csv: competency_id, mean
        - raters.csv: rater_id, group (professional: head_teacher, instructor, liaison, leader; peer: peer, self; public: colleague, public), severity (added to every mark: above 0 is lenient)
        - class_effects.csv: class_id, effect (added to every mark of the class; rated classes only)
        - course_effects.csv: course_id, competency_id, points (what the whole course adds to the ability of who passes; a part of its hours adds that part)
        - indicators.csv: indicator_id, ease
        - roles.csv: role, level
        - components.csv: component, sd, variance (what the values were drawn with)

        """;

    /// <summary>Writes the folder.</summary>
    /// <exception cref="IOException">A file cannot be written.</exception>
    public static async Task WriteAsync(string folder, Truth truth, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(folder);
        await File.WriteAllTextAsync(Path.Combine(folder, "README.md"), Readme.ReplaceLineEndings("\n"), new UTF8Encoding(false), cancellationToken).ConfigureAwait(false);
        People people = truth.People;
        await TableAsync("abilities", ["cadre_id", "competency_id", "general", "specific", "ability"], Abilities()).ConfigureAwait(false);
        await TableAsync("competencies", ["competency_id", "mean"], Skills.Competencies.Select((c, i) => Row(c.Id.Value, Skills.Means[i]))).ConfigureAwait(false);
        await TableAsync("raters", ["rater_id", "group", "severity"], truth.Faculty.All().Select(r => Row(r.Judge.Id.Value, Code.Of(r.Group), Ballots.SeveritySd(r.Group) * r.Judge.Leniency))).ConfigureAwait(false);
        await TableAsync("class_effects", ["class_id", "effect"], truth.ClassEffects.Select(c => Row(c.Class.Value, c.Effect))).ConfigureAwait(false);
        await TableAsync("course_effects", ["course_id", "competency_id", "points"], truth.Catalogue.Courses.SelectMany(c => c.Effects.Select(e => Row(c.Course.Id.Value, Skills.Competencies[e.Competency].Id.Value, e.Points)))).ConfigureAwait(false);
        await TableAsync("indicators", ["indicator_id", "ease"], Skills.Measures.Select(m => Row(m.Key, m.Ease))).ConfigureAwait(false);
        await TableAsync("roles", ["role", "level"], Skills.Levels.Select((level, role) => Row(Code.Of((RaterRole)role), level))).ConfigureAwait(false);
        await TableAsync("components", ["component", "sd", "variance"], Components().Select(c => Row(c.Name, c.Sd, c.Sd * c.Sd))).ConfigureAwait(false);

        IEnumerable<object?[]> Abilities()
        {
            for (int person = 0; person < people.Count; person++)
            {
                cancellationToken.ThrowIfCancellationRequested();
                string id = People.IdOf(person).Value;
                for (int c = 0; c < Skills.Competencies.Length; c++)
                    yield return Row(id, Skills.Competencies[c].Id.Value, people.General[person], people.Specific[(person * Skills.Competencies.Length) + c], people.Ability(person, c));
            }
        }

        async Task TableAsync(string name, string[] header, IEnumerable<object?[]> rows)
        {
            var file = new CsvWriter(Path.Combine(folder, name + ".csv"));
            await using (file.ConfigureAwait(false))
            {
                foreach (object?[] row in rows.Prepend(header))
                {
                    foreach (object? cell in row)
                        file.Cell(cell);
                    file.EndRow();
                }
            }
        }
    }

    private static IEnumerable<(string Name, double Sd)> Components() =>
    [
        ("general", People.GeneralSd),
        ("specific", People.SpecificSd),
        ("severity_professional", Ballots.SeveritySd(SeverityGroup.Professional)),
        ("severity_peer", Ballots.SeveritySd(SeverityGroup.Peer)),
        ("severity_public", Ballots.SeveritySd(SeverityGroup.Public)),
        ("class", Ballots.ClassSd),
        ("halo", Ballots.HaloSd),
        ("mark", Ballots.MarkSd),
    ];

    private static object?[] Row(params object[] cells) => [.. cells.Select(cell => cell switch
    {
        double value => decimal.Round((decimal)value, 4),
        float value => decimal.Round((decimal)value, 4),
        _ => cell,
    })];
}
