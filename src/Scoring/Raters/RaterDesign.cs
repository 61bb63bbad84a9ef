using TalentGraph.Scoring.Ballots;
using TalentGraph.Scoring.Crossed;
using TalentGraph.Scoring.Frameworks;

namespace TalentGraph.Scoring.Raters;

// y = μ[role, indicator] + g[i] + Σ w θ[i,c] + s[i,role] + b[r] + d[class] + h[ballot] + ε, ε ~ N(0, σ²[role group]).
// Coordinates of a ratee: g (with two competencies or more), θ of each competency, s of each role. Links of a ballot: the
// rater's severity in the role's group, the class, and the cohort of the ratee: g[i] = cohort[home class] + its own part, since
// classes are seldom filled by lot and what their members share must not pass for the class's level. A further term is a further coordinate or link here and a name in
// RaterTerms: a rater's own view of a competency, b[r,c], is a coordinate of the rater; the state space of growth replaces
// the ratee's block of the prior.

/// <summary>The raters' model of one set of ballots, laid out for the solver.</summary>
internal sealed class RaterDesign
{
    private readonly BallotSet _set;
    private readonly RaterTerms _terms;
    private int[] _home = [];
    private readonly Dictionary<(int Role, int Indicator), int> _columns = [];
    private readonly Dictionary<string, int> _patternCodes = new(StringComparer.Ordinal);
    private readonly List<BlockPattern> _patterns = [];
    private readonly Dictionary<(int Rater, int Group), int> _severities = [];

    internal RaterDesign(BallotSet set, RaterOptions options)
    {
        _set = set;
        Roles = [.. set.Table.Roles.Select(RaterRoles.CodeOf)];
        Ballots = [.. Enumerable.Range(0, set.Table.Ballots).Where(set.UsesAny)];
        _terms = new RaterTerms(this, set, options);
        Ratees = [.. Ballots.Select(ballot => set.Table.Ratee[ballot]).Distinct()];
        Crossed = Build();
    }

    /// <summary>By the table's role: the framework's code of the role; −1: self.</summary>
    internal int[] Roles { get; }

    /// <summary>Ballots with at least one mark that counts, in the table's order.</summary>
    internal int[] Ballots { get; }

    /// <summary>The table's ratee of each subject.</summary>
    internal int[] Ratees { get; }

    internal CrossedDesign Crossed { get; }

    internal RaterTerms Terms => _terms;

    /// <summary>Fixed column of each marked pair of role code and indicator.</summary>
    internal IReadOnlyDictionary<(int Role, int Indicator), int> Columns => _columns;

    /// <summary>Link level of each rater (of the table) in each severity group.</summary>
    internal IReadOnlyDictionary<(int Rater, int Group), int> Severities => _severities;

    internal int RoleOf(int ballot) => Roles[_set.Table.Role[ballot]];

    /// <summary>Link level of a class; only where the model has classes.</summary>
    internal int ClassLevel(int tableClass) => _severities.Count + tableClass;

    /// <summary>Link level of a subject's cohort; −1: the model has none.</summary>
    internal int CohortLevel(int subject) =>
        _terms.Cohort < 0 ? -1 : _severities.Count + _set.Table.Classes.Length + _home[subject];

    private CrossedDesign Build()
    {
        var table = _set.Table;
        foreach (var ballot in Ballots)
            _severities.TryAdd((table.Rater[ballot], RaterRoles.GroupOf(RoleOf(ballot))), _severities.Count);
        var perBlock = 1 + (_terms.Class >= 0 ? 1 : 0) + (_terms.Cohort >= 0 ? 1 : 0);
        var subjectStart = new int[Ratees.Length + 1];
        var blocks = new List<(int Subject, int Pattern, int Ballot)>(Ballots.Length);
        var subject = -1;
        foreach (var ballot in Ballots)
        {
            if (subject < 0 || Ratees[subject] != table.Ratee[ballot])
                subject++;
            blocks.Add((subject, PatternOf(ballot), ballot));
            subjectStart[subject + 1]++;
        }

        for (var i = 1; i < subjectStart.Length; i++)
            subjectStart[i] += subjectStart[i - 1];
        blocks.Sort();
        _home = [.. Enumerable.Range(0, Ratees.Length).Select(i => HomeClass(blocks, subjectStart[i], subjectStart[i + 1]))];
        var links = new int[blocks.Count * perBlock];
        var markStart = new int[blocks.Count + 1];
        var y = new double[blocks.Sum(block => _patterns[block.Pattern].Marks)];
        for (var j = 0; j < blocks.Count; j++)
        {
            var ballot = blocks[j].Ballot;
            links[j * perBlock] = _severities[(table.Rater[ballot], RaterRoles.GroupOf(RoleOf(ballot)))];
            if (perBlock > 1)
                links[(j * perBlock) + 1] = ClassLevel(table.Class[ballot]);
            if (perBlock > 2)
                links[(j * perBlock) + 2] = CohortLevel(blocks[j].Subject);
            var at = markStart[j];
            for (var mark = table.Start[ballot]; mark < table.Start[ballot + 1]; mark++)
            {
                if (_set.Uses(mark))
                    y[at++] = table.Scores[mark];
            }

            markStart[j + 1] = at;
        }

        return new CrossedDesign
        {
            Components = _terms.Components,
            Subjects = Ratees.Length,
            CoordinateComponents = _terms.CoordinateComponents,
            FixedColumns = _columns.Count,
            LinkComponents =
            [
                .. _severities.Keys.Select(key => _terms.Severity[key.Group]),
                .. _terms.Class >= 0 ? Enumerable.Repeat(_terms.Class, table.Classes.Length) : [],
                .. _terms.Cohort >= 0 ? Enumerable.Repeat(_terms.Cohort, table.Classes.Length) : [],
            ],
            LinksPerBlock = perBlock,
            ResidualComponents = _terms.Residual,
            HaloComponent = _terms.Halo,
            Patterns = [.. _patterns],
            SubjectStart = subjectStart,
            PatternOf = [.. blocks.Select(block => block.Pattern)],
            Links = links,
            MarkStart = markStart,
            Y = y,
        };
    }

    // The class with most of a person's ballots; of equals the first in the order of keys.
    private int HomeClass(List<(int Subject, int Pattern, int Ballot)> blocks, int from, int to) =>
        blocks[from..to].GroupBy(block => _set.Table.Class[block.Ballot]).OrderByDescending(group => group.Count()).ThenBy(group => group.Key).First().Key;

    private int PatternOf(int ballot)
    {
        var table = _set.Table;
        var role = RoleOf(ballot);
        Span<char> key = stackalloc char[table.Start[ballot + 1] - table.Start[ballot] + 1];
        key[0] = (char)role;
        var length = 1;
        for (var mark = table.Start[ballot]; mark < table.Start[ballot + 1]; mark++)
        {
            if (_set.Uses(mark))
                key[length++] = (char)table.Indicator[mark];
        }

        var lookup = _patternCodes.GetAlternateLookup<ReadOnlySpan<char>>();
        if (lookup.TryGetValue(key[..length], out var code))
            return code;
        var indicators = key[1..length].ToArray().Select(c => (int)c).ToArray();
        var columns = indicators.Select(indicator => Column(role, indicator)).ToArray();
        var loadings = indicators.Select(indicator => _terms.Loadings(role, _set.Weights.Of[indicator])).ToArray();
        _patterns.Add(new BlockPattern(RaterRoles.GroupOf(role), columns, loadings, _terms.CoordinateComponents.Length));
        lookup[key[..length]] = _patterns.Count - 1;
        return _patterns.Count - 1;
    }

    private int Column(int role, int indicator)
    {
        if (!_columns.TryGetValue((role, indicator), out var column))
            _columns[(role, indicator)] = column = _columns.Count;
        return column;
    }
}
