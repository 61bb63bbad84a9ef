using System.Globalization;
using System.IO.Compression;
using System.Text.Json;
using TalentGraph.Graph.Exchange;

namespace TalentGraph.Bench.InstEval;

/// <summary>
/// Real ratings as a bundle: students' ratings of lecturers (the InstEval data of R's lme4). A lecturer is a cadre, a
/// student a rater of role public, a rating a ballot of one mark, all in one closed round of one class.
/// </summary>
internal static class InstEvalBundle
{
    /// <summary>The id of the framework and the name of its file.</summary>
    public const string Framework = "insteval";

    /// <summary>The only competency.</summary>
    public const string Competency = "teaching";

    /// <summary>The reference in points: 25 · (β − 1) for the grand mean β = 3.254158 of the five-step scale.</summary>
    public const double Reference = 56.354;

    /// <summary>The bundle's own today.</summary>
    public static readonly DateOnly Today = new(2013, 1, 1);

    private const string Indicator = "rating";
    private static readonly UnitId School = new("eth");
    private static readonly ClassId Class = new("insteval");
    private static readonly RoundId Round = new("insteval/after_training");
    private static readonly DateOnly Starts = new(2011, 9, 1);
    private static readonly DateOnly Ends = new(2012, 6, 30);

    /// <summary>The cadre that a lecturer is.</summary>
    /// <param name="lecturer">The level of <c>d</c> in the data.</param>
    public static CadreId CadreOf(string lecturer) => new("d" + lecturer);

    /// <summary>The point that a step of the scale is.</summary>
    /// <param name="step">1–5.</param>
    public static decimal PointsOf(int step) => 25m * (step - 1);

    /// <summary>Writes the bundle, and the framework that its points are measured by.</summary>
    /// <param name="data">The ratings: gzipped CSV with the columns s, d and y.</param>
    /// <param name="bundle">The folder of the bundle.</param>
    /// <param name="frameworks">The folder of the framework file, what <c>Scoring:Frameworks</c> names.</param>
    /// <param name="cancellationToken">Stops the writing.</param>
    /// <returns>The number of ratings.</returns>
    /// <exception cref="IOException">A file cannot be read or written.</exception>
    public static async Task<int> WriteAsync(string data, string bundle, string frameworks, CancellationToken cancellationToken)
    {
        await WriteFrameworkAsync(frameworks, cancellationToken);
        await using var writer = new BundleWriter(bundle);
        await writer.WriteManifestAsync(
            new BundleManifest { Source = "InstEval (lme4)", CreatedAt = new DateTimeOffset(Today, TimeOnly.MinValue, TimeSpan.Zero), Framework = Framework, Today = Today },
            cancellationToken);
        WriteFrame(writer);

        var lecturers = new HashSet<string>();
        var students = new HashSet<string>();
        int ballots = 0;
        await using var packed = new GZipStream(File.OpenRead(data), CompressionMode.Decompress);
        using var lines = new StreamReader(packed);
        string[] header = (await lines.ReadLineAsync(cancellationToken) ?? "").Split(',');
        (int s, int d, int y) = (Array.IndexOf(header, "s"), Array.IndexOf(header, "d"), Array.IndexOf(header, "y"));
        while (await lines.ReadLineAsync(cancellationToken) is { } line)
        {
            string[] cells = line.Split(',');
            CadreId lecturer = CadreOf(cells[d]);
            var student = new RaterId("s" + cells[s]);
            if (lecturers.Add(cells[d]))
                writer.Write(new Cadre { Id = lecturer, Name = $"Lecturer {cells[d]}", Status = CadreStatus.Active, UnitId = School });
            if (students.Add(cells[s]))
                writer.Write(new Rater { Id = student, Name = $"Student {cells[s]}" });
            writer.Write(new Ballot
            {
                Id = new BallotId($"b{++ballots}"),
                RoundId = Round,
                ClassId = Class,
                CadreId = lecturer,
                RaterId = student,
                Role = RaterRole.Public,
                SubmittedOn = Ends,
                Marks = [new Mark(new IndicatorId(Indicator), PointsOf(int.Parse(cells[y], CultureInfo.InvariantCulture)))],
            });
        }

        return ballots;
    }

    private static void WriteFrame(BundleWriter writer)
    {
        writer.Write(new Unit { Id = School, Name = "ETH Zürich", Kind = UnitKind.University, Level = UnitLevel.County });
        writer.Write(new Competency { Id = new CompetencyId(Competency), Name = "Teaching", Virtue = Virtue.Neng });
        writer.Write(new Indicator { Id = new IndicatorId(Indicator), Name = "Rating of the lecture", Min = 0, Max = 100 });
        writer.Write(new IndicatorWeight { IndicatorId = new IndicatorId(Indicator), CompetencyId = new CompetencyId(Competency), Weight = 1 });
        writer.Write(new TrainingClass { Id = Class, Title = "Lectures", Mode = ClassMode.Lecture, Level = UnitLevel.County, OrganiserUnitId = School, StartsOn = Starts, EndsOn = Ends });
        writer.Write(new EvaluationRound { Id = Round, ClassId = Class, Kind = RoundKind.AfterTraining, ClosesOn = Ends });
    }

    private static async Task WriteFrameworkAsync(string folder, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(folder);
        var framework = new
        {
            id = Framework,
            version = "1",
            scale = "points-100",
            roleWeights = new Dictionary<string, double> { [Code.Of(RaterRole.Public)] = 1 },
            minimumGroups = new Dictionary<string, int> { [Code.Of(RaterRole.Peer)] = 5, [Code.Of(RaterRole.Colleague)] = 4, [Code.Of(RaterRole.Public)] = 5 },
            minClasses = 1,
            priors = false,
            references = new Dictionary<string, double> { [Competency] = Reference },
            competencies = new[] { new { id = Competency, zh = "教学", en = "Teaching", virtue = Code.Of(Virtue.Neng) } },
        };
        await using FileStream file = File.Create(Path.Combine(folder, Framework + ".json"));
        await JsonSerializer.SerializeAsync(file, framework, cancellationToken: cancellationToken);
    }
}
