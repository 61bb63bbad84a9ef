using TalentGraph.Scoring.Frameworks;
using TalentGraph.Scoring.Marks;

namespace TalentGraph.Bench.Scoring;

/// <summary>
/// Ballots of a known truth, deviations in points: classes of 40; a head teacher and a liaison rate all, five instructors 40%
/// each, everybody rates eight peers; 15% of the persons attend a second class.
/// </summary>
internal sealed record RaterSimulation
{
    internal const int ClassSize = 40;

    internal required int Classes { get; init; }

    internal int Seed { get; init; } = 1;

    /// <summary>A head teacher has two classes instead of one.</summary>
    internal bool SharedHeadTeachers { get; init; } = true;

    /// <summary>Classes are filled by ability.</summary>
    internal bool Streamed { get; init; }

    /// <summary>Competencies, one indicator each; of one competency there are two indicators.</summary>
    internal int Competencies { get; init; } = 1;

    internal double Person { get; init; } = 5;

    internal double Competency { get; init; } = 3;

    internal double View { get; init; } = 3;

    internal double Severity { get; init; } = 5;

    internal double PeerSeverity { get; init; } = 4;

    internal double Class { get; init; } = 3;

    internal double Halo { get; init; } = 3;

    internal double Residual { get; init; } = 4;

    internal IReadOnlyList<IndicatorLoading> Weights => Competencies == 1
        ? [new("I0", "C0", 1), new("I1", "C0", 1)]
        : [.. Enumerable.Range(0, Competencies).Select(c => new IndicatorLoading($"I{c}", $"C{c}", 1))];

    /// <summary>Makes the ballots, and the truth by person and competency: what endlessly many raters of every role would give.</summary>
    internal (IEnumerable<MarkRow> Marks, Dictionary<(string Ratee, string Competency), double> Truth) Make(Framework framework)
    {
        var random = new Random(Seed);
        var persons = (int)(Classes * ClassSize / 1.15);
        var shares = RaterRoles.Counting.Select(role => framework.RoleWeights.GetValueOrDefault(role) / framework.RoleWeights.Values.Sum()).ToArray();
        var general = Normals(random, persons, Competencies == 1 ? 0 : Person);
        var own = Normals(random, persons * Competencies, Competencies == 1 ? Person : Competency);
        var views = Normals(random, persons * shares.Length, View);
        var truth = new Dictionary<(string, string), double>(persons * Competencies);
        for (var i = 0; i < persons; i++)
        {
            var view = shares.Select((share, role) => share * views[(i * shares.Length) + role]).Sum();
            for (var c = 0; c < Competencies; c++)
                truth[(Name(i), $"C{c}")] = general[i] + own[(i * Competencies) + c] + view;
        }

        return (Marks(Seats(random, persons, i => general[i] + own[i * Competencies]), general, own, views), truth);
    }

    private static string Name(int person) => $"P{person:000000}";

    // Who sits where: everybody once, streamed or not, and then 15% of the persons once more, anywhere.
    private int[] Seats(Random random, int persons, Func<int, double> ability)
    {
        var seats = new int[Classes * ClassSize];
        var order = Enumerable.Range(0, seats.Length).ToArray();
        random.Shuffle(order);
        var people = Enumerable.Range(0, persons).ToArray();
        random.Shuffle(people);
        var again = people[..(seats.Length - persons)];
        if (Streamed)
        {
            // What decides the class is half ability, half chance.
            people = [.. people.OrderBy(i => ability(i) + (Normal(random) * Person))];
            Array.Sort(order, 0, persons);
        }

        for (var k = 0; k < seats.Length; k++)
            seats[order[k]] = k < persons ? people[k] : again[k - persons];
        return seats;
    }

    private IEnumerable<MarkRow> Marks(int[] seats, double[] general, double[] own, double[] views)
    {
        var random = new Random(Seed + 1_000_003);
        var severities = new Dictionary<string, double>();
        var ballots = 0;
        for (var k = 0; k < Classes; k++)
        {
            var level = Normal(random) * Class;
            var members = seats.AsSpan(k * ClassSize, ClassSize).ToArray().Distinct().ToArray();
            var head = SharedHeadTeachers ? k / 2 : k;
            foreach (var ratee in members)
            {
                foreach (var (role, rater) in RatersOf(random, k, head, members, ratee))
                {
                    var severity = SeverityOf(rater, role);
                    var halo = Normal(random) * Halo;
                    for (var indicator = 0; indicator < Math.Max(2, Competencies); indicator++)
                    {
                        var c = Competencies == 1 ? 0 : indicator;
                        var y = 60 + (2 * (indicator % 3)) + general[ratee] + own[(ratee * Competencies) + c] + severity + level + halo
                            + views[(ratee * RaterRoles.Counting.Count) + Code(role)] + (Normal(random) * Residual);
                        yield return new MarkRow
                        {
                            Ratee = Name(ratee),
                            Rater = rater,
                            Class = $"K{k:00000}",
                            Round = $"K{k:00000}/in_class",
                            Ballot = $"B{ballots}",
                            Role = role,
                            Indicator = $"I{indicator}",
                            Day = "2024-06-30",
                            Score = (float)Math.Clamp(y, 0, 100),
                        };
                    }

                    ballots++;
                }
            }
        }

        double SeverityOf(string rater, string role)
        {
            if (!severities.TryGetValue(rater, out var severity))
                severities[rater] = severity = Normal(random) * (role == RaterRoles.Peer ? PeerSeverity : Severity);
            return severity;
        }
    }

    private IEnumerable<(string Role, string Rater)> RatersOf(Random random, int k, int head, int[] members, int ratee)
    {
        yield return (RaterRoles.HeadTeacher, $"H{head}");
        yield return (RaterRoles.Liaison, $"L{k}");
        for (var t = 0; t < 5; t++)
        {
            if (random.NextDouble() < 0.4)
                yield return (RaterRoles.Instructor, $"T{((k * 5) + t) % Math.Max(5, Classes * 5 / 2)}");
        }

        var place = Array.IndexOf(members, ratee);
        for (var p = 1; p <= 8; p++)
            yield return (RaterRoles.Peer, Name(members[(place + (p * 3)) % members.Length]));
    }

    private static int Code(string role) => RaterRoles.Counting.ToList().IndexOf(role);

    private static double[] Normals(Random random, int count, double deviation)
    {
        var values = new double[count];
        for (var k = 0; k < count; k++)
            values[k] = Normal(random) * deviation;
        return values;
    }

    private static double Normal(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
