using TalentGraph.Scoring.Ballots;
using TalentGraph.Scoring.Frameworks;
using TalentGraph.Scoring.Raters;

namespace TalentGraph.Scoring.Maps;

/// <summary>Makes the maps of all persons from the ballots used and, where there is one, the fitted model.</summary>
internal sealed class MapBuilder
{
    private readonly BallotSet _set;
    private readonly RaterDesign _design;
    private readonly RaterOptions _options;
    private readonly FittedTerms? _fit;
    private readonly double[] _shares;
    private readonly Evidence[] _evidence;
    private readonly ILookup<string, WithheldGroup> _withheld;

    /// <param name="set">The ballots used.</param>
    /// <param name="design">Their layout.</param>
    /// <param name="fit">The fitted terms; null: policy scores only.</param>
    /// <param name="options">The framework and the references.</param>
    internal MapBuilder(BallotSet set, RaterDesign design, FittedTerms? fit, RaterOptions options)
    {
        _set = set;
        _design = design;
        _fit = fit;
        _options = options;
        _shares = options.Framework.RoleShares();
        _evidence = [.. Enumerable.Range(0, set.Weights.Names.Length + 1).Select(_ => new Evidence(design.Terms.CoordinateComponents.Length))];
        _withheld = set.Withheld.ToLookup(group => group.Ratee, StringComparer.Ordinal);
        References = ResolveReferences();
    }

    /// <summary>μ_ref by competency, in points: the framework's, else the frozen one, else this run's mean policy score.</summary>
    internal double[] References { get; }

    internal IEnumerable<CapabilityMap> Build()
    {
        var at = 0;
        for (var subject = 0; subject < _design.Ratees.Length; subject++)
        {
            at = Collect(subject, at);
            yield return MapOf(subject);
        }
    }

    private int General => _evidence.Length - 1;

    private double[] ResolveReferences()
    {
        var names = _set.Weights.Names;
        var given = names.Select(name => _options.Framework.References.TryGetValue(name, out var own) ? own
            : _options.FrozenReferences.TryGetValue(name, out var frozen) ? frozen : (double?)null).ToArray();
        if (given.All(reference => reference is not null))
            return [.. given.Select(reference => reference!.Value)];
        var sums = new double[names.Length];
        var counts = new int[names.Length];
        var at = 0;
        for (var subject = 0; subject < _design.Ratees.Length; subject++)
        {
            at = Collect(subject, at);
            for (var c = 0; c < names.Length; c++)
            {
                if (_evidence[c].Weight > 0 && _evidence[c].PolicyScore(_shares) is { } score)
                {
                    sums[c] += score;
                    counts[c]++;
                }
            }
        }

        return [.. given.Select((reference, c) => reference ?? (counts[c] > 0 ? sums[c] / counts[c] : 0))];
    }

    // Sums the evidence of one person from the ballot at the given place on; returns the place after the person's last one.
    private int Collect(int subject, int at)
    {
        foreach (var evidence in _evidence)
            evidence.Clear();
        var table = _set.Table;
        for (; at < _design.Ballots.Length && table.Ratee[_design.Ballots[at]] == _design.Ratees[subject]; at++)
            AddBallot(_design.Ballots[at]);
        return at;
    }

    private void AddBallot(int ballot)
    {
        var table = _set.Table;
        var role = _design.RoleOf(ballot);
        var group = RaterRoles.GroupOf(role);
        Span<double> weights = stackalloc double[_evidence.Length];
        Span<double> squares = stackalloc double[_evidence.Length];
        Span<double> scores = stackalloc double[_evidence.Length];
        weights.Clear();
        squares.Clear();
        scores.Clear();
        for (var mark = table.Start[ballot]; mark < table.Start[ballot + 1]; mark++)
        {
            if (!_set.Uses(mark))
                continue;
            var indicator = table.Indicator[mark];
            double y = table.Scores[mark];
            var expected = _fit?.Mean(role, indicator) ?? 0;
            var own = _set.Weights.Of[indicator];
            var loadings = _fit is null ? [] : _fit.Loadings(role, indicator);
            foreach (var (c, weight) in own)
                Add(c, weight, weights, squares, scores);
            Add(General, 1, weights, squares, scores);

            void Add(int c, double weight, Span<double> sums, Span<double> sumSquares, Span<double> sumScores)
            {
                _evidence[c].AddMark(weight, y, expected);
                sums[c] += weight;
                sumSquares[c] += weight * weight;
                sumScores[c] += weight * y;
                foreach (var (q, loading) in loadings)
                    _evidence[c].Loadings[q] += weight * loading;
            }
        }

        var severity = _fit?.Severity(table.Rater[ballot], group) ?? (0, 0);
        for (var c = 0; c < _evidence.Length; c++)
        {
            if (weights[c] <= 0)
                continue;
            var noise = _fit is null ? 0
                : (_fit.Residual(group) * squares[c]) + ((_fit.Halo + severity.Variance) * weights[c] * weights[c]);
            _evidence[c].AddBallot(new BallotPart(
                role, table.Rater[ballot], table.Class[ballot], table.Round[ballot], table.Day[ballot], weights[c],
                scores[c] / weights[c], severity.Value, _fit?.ClassLevel(table.Class[ballot]) ?? 0, noise));
        }
    }

    private CapabilityMap MapOf(int subject)
    {
        var names = _set.Weights.Names;
        var ratee = _set.Table.Ratees[_design.Ratees[subject]];
        var levels = _fit is null ? null : new PersonLevels(_fit, _design, _shares, _options.Framework.ErrorFactor, subject);
        var present = Enumerable.Range(0, names.Length).Where(c => _evidence[c].Weight > 0).ToArray();
        foreach (var c in present)
            levels?.Judge(c, _evidence[c], _evidence[General]);
        return new CapabilityMap
        {
            Ratee = ratee,
            Entries = [.. present.Select(c => Entry(names[c], _evidence[c], levels?.Of(c), References[c]))],
            General = levels is not null && names.Length > 1
                ? Entry(null, _evidence[General], levels.Of(General), References.Average())
                : null,
            Virtues = levels is null ? [] : Virtues(levels, present),
            Withheld = [.. _withheld[ratee]],
        };
    }

    private Capability Entry(string? competency, Evidence evidence, PersonLevel? level, double reference)
    {
        var severities = _fit is not null;
        return new Capability
        {
            Competency = competency,
            Estimate = reference + level?.Value,
            StandardError = level?.Error,
            Reliability = level?.Reliability,
            PolicyScore = competency is null ? null : evidence.PolicyScore(_shares),
            AddsValue = level?.AddsValue ?? false,
            Raters = evidence.Raters,
            Occasions = evidence.Occasions,
            NewestEvidence = DateOnly.FromDayNumber(evidence.NewestDay),
            CeilingShare = evidence.CeilingShare,
            ByRole = competency is null ? [] : evidence.ByRole(severities),
            Groups = competency is null ? [] : evidence.Groups(severities),
            Parts = level is { } own ? Parts(evidence, own, reference) : [],
        };
    }

    private List<ExplanationPart> Parts(Evidence evidence, PersonLevel level, double reference)
    {
        var parts = new List<ExplanationPart>
        {
            new(ExplanationKind.Reference, reference),
            new(ExplanationKind.Observed, (evidence.Observed / evidence.Weight) - reference),
            new(ExplanationKind.IndicatorMix, reference - (evidence.Expected / evidence.Weight)),
            new(ExplanationKind.RaterSeverity, -evidence.Severity / evidence.Weight),
        };
        if (_design.Terms.Class >= 0)
            parts.Add(new(ExplanationKind.ClassLevel, -evidence.ClassLevel / evidence.Weight));
        if (_design.Terms.FirstView >= 0)
            parts.Add(new(ExplanationKind.RoleView, level.Views - level.RatedViews(evidence)));
        parts.Add(new(ExplanationKind.Shrinkage, reference + level.Value - parts.Sum(part => part.Points)));
        return parts;
    }

    private List<VirtueLevel> Virtues(PersonLevels levels, int[] present) =>
    [
        .. present.Select(c => (Competency: c, Virtue: _options.VirtueOf(_set.Weights.Names[c])))
            .Where(pair => pair.Virtue is not null)
            .GroupBy(pair => pair.Virtue!, pair => pair.Competency, StringComparer.Ordinal)
            .OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => new VirtueLevel(
                group.Key, group.Average(c => References[c] + levels.Of(c).Value), levels.ErrorOfMean([.. group]))),
    ];
}
