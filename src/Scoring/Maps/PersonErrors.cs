using System.Runtime.Intrinsics;
using TalentGraph.Scoring.Crossed;
using TalentGraph.Scoring.Numerics;
using TalentGraph.Scoring.Raters;
using Lanes = System.Runtime.Intrinsics.Vector512<double>;

namespace TalentGraph.Scoring.Maps;

// The joint error of a person's levels: γ = cohort + g + Σ_role w s and τ_c = γ + θ_c, less the mean of the pool (everybody with a
// mark on c), which is what the reference stands for. Given everything else it is the person's own block; the rest is drawn.

/// <summary>Prediction error covariances of each person's levels, competencies first and γ last.</summary>
internal sealed class PersonErrors
{
    private readonly RaterDesign _design;
    private readonly double[] _shares;
    private readonly IReadOnlyList<ErrorModel> _models;
    private readonly Lanes[][][] _pools;
    private readonly double[] _poolSizes;
    private readonly double[][] _drawnPools;

    internal PersonErrors(RaterDesign design, double[] shares, IReadOnlyList<ErrorModel> models)
    {
        _design = design;
        _shares = shares;
        _models = models;
        Levels = design.Terms.Competencies + 1;
        _poolSizes = new double[Levels];
        for (var i = 0; i < design.Ratees.Length; i++)
        {
            foreach (var level in LevelsOf(i))
                _poolSizes[level]++;
        }

        _pools = [.. models.Select(model => Enumerable.Range(0, model.Spread.Sets).Select(set => PoolMeans(model.Spread.Shift(set))).ToArray())];
        _drawnPools = [.. models.Select(DrawnPool)];
    }

    /// <summary>Competencies and γ.</summary>
    internal int Levels { get; }

    /// <summary>Σ w²·σ²_s of roles that never rated, and so stay unknown.</summary>
    internal double UnseenViews(double[] variances)
    {
        var terms = _design.Terms;
        if (terms.FirstView < 0)
            return 0;
        var variance = variances[terms.CoordinateComponents[terms.FirstView]];
        return variance * Enumerable.Range(0, _shares.Length).Except(terms.ViewRoles).Sum(role => _shares[role] * _shares[role]);
    }

    /// <summary>γ and τ_c from a person's coordinates.</summary>
    internal void Map(ReadOnlySpan<double> coordinates, Span<double> levels)
    {
        var terms = _design.Terms;
        var general = terms.General >= 0 ? coordinates[terms.General] : 0;
        for (var v = 0; terms.FirstView >= 0 && v < terms.ViewRoles.Length; v++)
            general += _shares[terms.ViewRoles[v]] * coordinates[terms.FirstView + v];
        for (var c = 0; c < terms.Competencies; c++)
            levels[c] = general + coordinates[terms.FirstCompetency + c];
        levels[^1] = general;
    }

    /// <summary>The error covariance of one person, Levels × Levels.</summary>
    internal double[,] Of(int subject)
    {
        var covariance = new double[Levels, Levels];
        for (var m = 0; m < _models.Count; m++)
        {
            AddOwn(_models[m], subject, covariance);
            AddDrawn(m, subject, covariance);
        }

        for (var a = 0; a < Levels; a++)
        {
            for (var b = 0; b < Levels; b++)
                covariance[a, b] /= _models.Count;
        }

        if (_models.Count > 1)
            AddBetween(subject, covariance);
        return covariance;
    }

    private void AddOwn(ErrorModel model, int subject, double[,] covariance)
    {
        var q = _design.Crossed.Coordinates;
        var inverse = new double[PackedCholesky.Length(q)];
        PackedCholesky.Invert(model.System.Factor(subject), q, inverse);
        var half = new double[q * Levels];
        Span<double> column = stackalloc double[q];
        for (var k = 0; k < q; k++)
        {
            for (var r = 0; r < q; r++)
                column[r] = inverse[r >= k ? PackedCholesky.Length(r) + k : PackedCholesky.Length(k) + r];
            Map(column, half.AsSpan(k * Levels, Levels));
        }

        Span<double> row = stackalloc double[Levels];
        var unseen = UnseenViews(model.System.Variances);
        for (var a = 0; a < Levels; a++)
        {
            for (var k = 0; k < q; k++)
                column[k] = half[(k * Levels) + a];
            Map(column, row);
            for (var b = 0; b < Levels; b++)
                covariance[a, b] += (row[b] + unseen) * (1 - (1 / Math.Max(2, Math.Min(_poolSizes[a], _poolSizes[b]))));
        }
    }

    private void AddDrawn(int model, int subject, double[,] covariance)
    {
        var spread = _models[model].Spread;
        Span<Lanes> shift = new Lanes[_design.Crossed.Coordinates];
        Span<Lanes> levels = new Lanes[Levels];
        for (var set = 0; set < spread.Sets; set++)
        {
            Shift(spread.Shift(set), subject, shift, levels);
            for (var a = 0; a < Levels; a++)
                levels[a] -= _pools[model][set][a];
            for (var a = 0; a < Levels; a++)
            {
                for (var b = 0; b < Levels; b++)
                    covariance[a, b] += Vector512.Sum(levels[a] * levels[b]) / (Lanes.Count * spread.Sets);
            }
        }
    }

    private void AddBetween(int subject, double[,] covariance)
    {
        var all = _models.Select((model, m) => Centred(model, m, subject)).ToArray();
        var mean = Enumerable.Range(0, Levels).Select(a => all.Average(levels => levels[a])).ToArray();
        for (var a = 0; a < Levels; a++)
        {
            for (var b = 0; b < Levels; b++)
                covariance[a, b] += all.Sum(levels => (levels[a] - mean[a]) * (levels[b] - mean[b])) / (_models.Count - 1);
        }
    }

    private double[] Centred(ErrorModel model, int index, int subject)
    {
        var levels = LevelsAt(model, subject);
        for (var a = 0; a < Levels; a++)
            levels[a] -= _drawnPools[index][a];
        return levels;
    }

    private double[] DrawnPool(ErrorModel model)
    {
        var sums = new double[Levels];
        for (var i = 0; _models.Count > 1 && i < _design.Ratees.Length; i++)
        {
            var levels = LevelsAt(model, i);
            foreach (var level in LevelsOf(i))
                sums[level] += levels[level] / _poolSizes[level];
        }

        return sums;
    }

    private double[] LevelsAt(ErrorModel model, int subject)
    {
        var q = _design.Crossed.Coordinates;
        var coordinates = new double[q];
        for (var k = 0; k < q; k++)
            coordinates[k] = model.Solution.Subjects[(subject * q) + k][0];
        var levels = new double[Levels];
        Map(coordinates, levels);
        var cohort = _design.CohortLevel(subject);
        for (var a = 0; cohort >= 0 && a < Levels; a++)
            levels[a] += model.Solution.Unknowns[_design.Crossed.FixedColumns + cohort][0];
        return levels;
    }

    private Lanes[] PoolMeans(SubjectShift shifts)
    {
        var sums = new Lanes[Levels];
        Span<Lanes> shift = new Lanes[_design.Crossed.Coordinates];
        Span<Lanes> levels = new Lanes[Levels];
        for (var i = 0; i < _design.Ratees.Length; i++)
        {
            Shift(shifts, i, shift, levels);
            foreach (var level in LevelsOf(i))
                sums[level] += levels[level];
        }

        for (var level = 0; level < Levels; level++)
            sums[level] /= Math.Max(1, _poolSizes[level]);
        return sums;
    }

    private void Shift(SubjectShift shifts, int subject, Span<Lanes> coordinates, Span<Lanes> levels)
    {
        shifts.Of(subject, coordinates);
        Map(coordinates, levels);
        var cohort = _design.CohortLevel(subject);
        for (var a = 0; cohort >= 0 && a < levels.Length; a++)
            levels[a] += shifts.Link(cohort);
    }

    private void Map(ReadOnlySpan<Lanes> coordinates, Span<Lanes> levels)
    {
        var terms = _design.Terms;
        var general = terms.General >= 0 ? coordinates[terms.General] : Lanes.Zero;
        for (var v = 0; terms.FirstView >= 0 && v < terms.ViewRoles.Length; v++)
            general += coordinates[terms.FirstView + v] * _shares[terms.ViewRoles[v]];
        for (var c = 0; c < terms.Competencies; c++)
            levels[c] = general + coordinates[terms.FirstCompetency + c];
        levels[^1] = general;
    }

    // The competencies somebody has a mark on, and γ.
    private IEnumerable<int> LevelsOf(int subject)
    {
        var crossed = _design.Crossed;
        var first = _design.Terms.FirstCompetency;
        var touched = new bool[Levels];
        touched[^1] = true;
        for (var j = crossed.SubjectStart[subject]; j < crossed.SubjectStart[subject + 1]; j = crossed.RunEnd(j, crossed.SubjectStart[subject + 1]))
        {
            foreach (var (q, _) in crossed.Patterns[crossed.PatternOf[j]].Sums)
            {
                if (q >= first && q < first + Levels - 1)
                    touched[q - first] = true;
            }
        }

        return Enumerable.Range(0, Levels).Where(level => touched[level]);
    }
}

/// <summary>The equations at one draw of the variances, their solution, and draws from its error.</summary>
/// <param name="System">The equations.</param>
/// <param name="Solution">Their solution for y (lane 0).</param>
/// <param name="Spread">Draws.</param>
internal sealed record ErrorModel(AbsorbedSystem System, Solution Solution, Spread Spread);
