using TalentGraph.Scoring.Frameworks;

namespace TalentGraph.Scoring.Maps;

/// <summary>What the marks of one person say of one competency (or of all, each mark with weight 1), summed mark by mark.</summary>
internal sealed class Evidence(int coordinates)
{
    private readonly Tally[] _roles = [.. RaterRoles.Counting.Select(_ => new Tally())];
    private readonly Tally[] _pools = [new(), new()];
    private readonly HashSet<int> _raters = [];
    private readonly HashSet<(int Class, int Round)> _occasions = [];
    private int _marks;
    private int _ceiling;

    /// <summary>Σ weight, Σ weight·y, Σ weight·μ, Σ weight·b, Σ weight·d.</summary>
    internal double Weight { get; private set; }

    internal double Observed { get; private set; }

    internal double Expected { get; private set; }

    internal double Severity { get; private set; }

    internal double ClassLevel { get; private set; }

    /// <summary>Σ weight·loading of each coordinate.</summary>
    internal double[] Loadings { get; } = new double[coordinates];

    /// <summary>Variance of Σ weight·y that is not the person's.</summary>
    internal double Noise { get; private set; }

    internal int NewestDay { get; private set; }

    internal int Raters => _raters.Count;

    internal int Occasions => _occasions.Count;

    internal double CeilingShare => (double)_ceiling / _marks;

    internal void Clear()
    {
        foreach (var tally in _roles.Concat(_pools))
            tally.Clear();
        _raters.Clear();
        _occasions.Clear();
        _marks = _ceiling = NewestDay = 0;
        Weight = Observed = Expected = Severity = ClassLevel = Noise = 0;
        Array.Clear(Loadings);
    }

    internal void AddMark(double weight, double y, double expected)
    {
        Weight += weight;
        Observed += weight * y;
        Expected += weight * expected;
        _marks++;
        _ceiling += y >= 100 ? 1 : 0;
    }

    /// <summary>After the marks of a ballot: what they share. The weight and score are those of the ballot alone.</summary>
    internal void AddBallot(BallotPart part)
    {
        Severity += part.Weight * part.Severity;
        ClassLevel += part.Weight * part.ClassLevel;
        Noise += part.Noise;
        NewestDay = Math.Max(NewestDay, part.Day);
        _raters.Add(part.Rater);
        _occasions.Add((part.Class, part.Round));
        _roles[part.Role].Add(part);
        _pools[RaterRoles.InClass(part.Role) ? 0 : 1].Add(part);
    }

    /// <summary>Σ role weight × role mean ÷ Σ weights of the roles present; null when none of them has a weight.</summary>
    internal double? PolicyScore(double[] shares)
    {
        double sum = 0, weights = 0;
        for (var role = 0; role < _roles.Length; role++)
        {
            if (_roles[role].Ballots == 0)
                continue;
            sum += shares[role] * _roles[role].Mean;
            weights += shares[role];
        }

        return weights > 0 ? sum / weights : null;
    }

    internal IReadOnlyList<RoleMean> ByRole(bool severities) =>
        [.. _roles.Select((tally, role) => tally.View(RaterRoles.Counting[role], 1, severities)).OfType<RoleMean>()];

    internal IReadOnlyList<RoleMean> Groups(bool severities)
    {
        const int least = 3;
        return [.. new[] { _pools[0].View("in_class", least, severities), _pools[1].View("at_work", least, severities) }.OfType<RoleMean>()];
    }

    private sealed class Tally
    {
        private readonly HashSet<int> _raters = [];
        private double _scores;
        private double _severities;

        internal int Ballots { get; private set; }

        internal double Mean => _scores / Ballots;

        internal void Clear()
        {
            _raters.Clear();
            _scores = _severities = 0;
            Ballots = 0;
        }

        internal void Add(BallotPart part)
        {
            Ballots++;
            _scores += part.Score;
            _severities += part.Severity;
            _raters.Add(part.Rater);
        }

        internal RoleMean? View(string name, int least, bool severities)
        {
            if (Ballots == 0)
                return null;
            var shown = _raters.Count >= least;
            return new RoleMean(
                name, shown ? Mean : null, shown && severities ? Mean - (_severities / Ballots) : null, _raters.Count);
        }
    }
}

/// <summary>What one ballot says of one competency.</summary>
/// <param name="Role">Code of the role.</param>
/// <param name="Rater">The rater.</param>
/// <param name="Class">The class.</param>
/// <param name="Round">The round.</param>
/// <param name="Day">Day number.</param>
/// <param name="Weight">Σ weights of its marks.</param>
/// <param name="Score">Σ weight × score ÷ Σ weights.</param>
/// <param name="Severity">b of the rater.</param>
/// <param name="ClassLevel">d of the class.</param>
/// <param name="Noise">Variance of Σ weight·y that is not the person's.</param>
internal readonly record struct BallotPart(
    int Role, int Rater, int Class, int Round, int Day, double Weight, double Score, double Severity, double ClassLevel, double Noise);
