using MathNet.Numerics.Distributions;
using MathNet.Numerics.Random;
using TalentGraph.Scoring.Ballots;
using TalentGraph.Scoring.Crossed;
using TalentGraph.Scoring.Frameworks;
using TalentGraph.Scoring.Maps;

namespace TalentGraph.Scoring.Raters;

/// <summary>The fitted model by the words of the domain, with the errors of its persons.</summary>
internal sealed class FittedTerms
{
    private const int FewLevels = 10;
    private const int VarianceDraws = 8;
    private readonly RaterDesign _design;
    private readonly RemlFit _fit;
    private readonly Spread _spread;
    private readonly double[,] _means;
    private readonly (int Coordinate, double Weight)[][][] _loadings;

    internal FittedTerms(RaterDesign design, BallotSet set, RemlFit fit, RaterOptions options)
    {
        _design = design;
        _fit = fit;
        var roles = RaterRoles.Counting.Count;
        var indicators = set.Table.Indicators.Length;
        _means = new double[roles, indicators];
        foreach (var ((role, indicator), column) in design.Columns)
            _means[role, indicator] = fit.Fixed(column);
        _loadings = [.. Enumerable.Range(0, roles).Select(role => Enumerable.Range(0, indicators)
            .Select(indicator => design.Columns.ContainsKey((role, indicator))
                ? design.Terms.Loadings(role, set.Weights.Of[indicator])
                : []).ToArray())];
        _spread = Spread.Of(fit.System, options.Solver, false, options.Cancellation);
        Errors = new PersonErrors(design, options.Framework.RoleShares(), ErrorModels(options));
        UnseenViews = Errors.UnseenViews(fit.System.Variances);
    }

    internal PersonErrors Errors { get; }

    internal double UnseenViews { get; }

    internal double Halo => _fit.System.Halo;

    internal RemlFit Fit => _fit;

    internal double Mean(int role, int indicator) => _means[role, indicator];

    internal (int Coordinate, double Weight)[] Loadings(int role, int indicator) => _loadings[role][indicator];

    internal double Residual(int group) => _fit.System.Variances[_design.Terms.Residual[group]];

    /// <summary>The variance of a coordinate.</summary>
    internal double Variance(int coordinate) => _fit.System.Variances[_design.Crossed.CoordinateComponents[coordinate]];

    internal (double Value, double Variance) Severity(int rater, int group)
    {
        var level = _design.Severities[(rater, group)];
        return (_fit.Link(level), _spread.LinkVariance(level));
    }

    internal double ClassLevel(int tableClass) => _design.Terms.Class < 0 ? 0 : _fit.Link(_design.ClassLevel(tableClass));

    /// <summary>What a person shares with the class, in points; 0 without the term.</summary>
    internal double Cohort(int subject) => _design.CohortLevel(subject) is >= 0 and var level ? _fit.Link(level) : 0;

    internal double CohortVariance => _design.Terms.Cohort < 0 ? 0 : _fit.System.Variances[_design.Terms.Cohort];

    internal double[] Coordinates(int subject) =>
        [.. Enumerable.Range(0, _design.Crossed.Coordinates).Select(q => _fit.Coordinate(subject, q))];

    // With few levels the variances themselves are uncertain enough to matter: the errors are then those over draws of them.
    private List<ErrorModel> ErrorModels(RaterOptions options)
    {
        var design = _design.Crossed;
        var active = design.ActiveLevels();
        var factors = design.CoordinateComponents.Concat(design.LinkComponents).ToHashSet();
        if (!_fit.Free.Any(k => factors.Contains(k) && active[k] < FewLevels))
            return [new ErrorModel(_fit.System, _fit.Solution, _spread)];
        var random = new MersenneTwister(options.Solver.Seed);
        var models = new List<ErrorModel>();
        for (var draw = 0; draw < VarianceDraws; draw++)
        {
            var variances = _fit.System.Variances.ToArray();
            foreach (var k in _fit.Free)
                variances[k] *= Math.Exp(Math.Min(1, _fit.VarianceErrors[k] / variances[k]) * Normal.Sample(random, 0, 1));
            var system = new AbsorbedSystem(design, variances);
            var solution = Solution.Of(
                system, RightSide.Of(system, new Observations(design)), _fit.Solution.Unknowns, 1e-8, false, options.Cancellation);
            var solver = options.Solver with { Draws = options.Solver.Draws / VarianceDraws, Seed = options.Solver.Seed + draw };
            models.Add(new ErrorModel(system, solution, Spread.Of(system, solver, false, options.Cancellation)));
        }

        return models;
    }
}
