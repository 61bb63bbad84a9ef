using System.Runtime.Intrinsics;
using TalentGraph.Scoring.Numerics;
using Lanes = System.Runtime.Intrinsics.Vector512<double>;

namespace TalentGraph.Scoring.Crossed;

/// <summary>A fitted model of crossed random intercepts.</summary>
public sealed class CrossedFit
{
    private readonly RemlFit _fit;
    private readonly LevelIndex[] _keys;
    private readonly int _absorbed;
    private readonly int[] _offsets;
    private readonly RemlOptions _options;

    internal CrossedFit(RemlFit fit, LevelIndex[] keys, int absorbed, IReadOnlyList<CrossedFactor> factors, RemlOptions options)
    {
        _fit = fit;
        _keys = keys;
        _absorbed = absorbed;
        _offsets = Offsets(keys, absorbed);
        _options = options;
        FactorVariances = [.. factors.Select((_, f) => fit.System.Variances[f])];
        VarianceErrors = fit.VarianceErrors;
    }

    /// <summary>β.</summary>
    public double Intercept => _fit.Fixed(0);

    /// <summary>σ² of each factor, in their order.</summary>
    public IReadOnlyList<double> FactorVariances { get; }

    /// <summary>σ²_e.</summary>
    public double ResidualVariance => _fit.System.Variances[^1];

    /// <summary>Standard errors of the variances: the factors', then the residual's; 0 for one that was held.</summary>
    public IReadOnlyList<double> VarianceErrors { get; }

    /// <summary>REML iterations used; 0 when all variances were held.</summary>
    public int Iterations => _fit.Iterations;

    /// <summary>False: the iterations ran out before the variances stood still.</summary>
    public bool Converged => _fit.Converged;

    /// <summary>Predicted effects (BLUPs) of a factor's levels.</summary>
    /// <param name="factor">Its place in the list.</param>
    public IReadOnlyDictionary<string, double> Effects(int factor) =>
        _keys[factor].Names.Select((name, level) => (name, value: Effect(factor, level))).ToDictionary(pair => pair.name, pair => pair.value);

    /// <summary>Standard errors of prediction of a factor's levels, by Rao-Blackwellised draws.</summary>
    /// <param name="factor">Its place in the list.</param>
    /// <param name="givenIntercept">True: β as if known (lme4's condVar); false: its uncertainty included (Henderson's PEV).</param>
    /// <param name="cancel">Stops between two iterations.</param>
    public IReadOnlyDictionary<string, double> StandardErrors(int factor, bool givenIntercept, CancellationToken cancel = default)
    {
        var spread = Spread.Of(_fit.System, _options, givenIntercept, cancel);
        var names = _keys[factor].Names;
        var variances = new double[names.Length];
        if (factor == _absorbed)
            AddSubjects(spread, variances);
        else
            for (var level = 0; level < variances.Length; level++)
                variances[level] = spread.LinkVariance(_offsets[factor] + level);
        return names.Select((name, level) => (name, level)).ToDictionary(pair => pair.name, pair => Math.Sqrt(variances[pair.level]));
    }

    internal static int[] Offsets(LevelIndex[] keys, int absorbed)
    {
        var offsets = new int[keys.Length];
        var next = 0;
        for (var f = 0; f < keys.Length; f++)
        {
            offsets[f] = next;
            next += f == absorbed ? 0 : keys[f].Names.Length;
        }

        return offsets;
    }

    private double Effect(int factor, int level) =>
        factor == _absorbed ? _fit.Coordinate(level, 0) : _fit.Link(_offsets[factor] + level);

    private void AddSubjects(Spread spread, double[] variances)
    {
        Span<Lanes> shift = new Lanes[1];
        for (var set = 0; set < spread.Sets; set++)
        {
            var shifts = spread.Shift(set);
            for (var i = 0; i < variances.Length; i++)
            {
                shifts.Of(i, shift);
                variances[i] += Vector512.Sum(shift[0] * shift[0]) / (Lanes.Count * spread.Sets);
            }
        }

        for (var i = 0; i < variances.Length; i++)
        {
            var root = _fit.System.Factor(i)[0];
            variances[i] += root * root;
        }
    }
}
