using TalentGraph.Scoring.Raters;

namespace TalentGraph.Scoring.Maps;

// Does a competency's own score say more than the total? PRMSE of x as a predictor of τ: cov(τ, x)² / (var x · var τ), with
// x the person's own weighted mean on the competency, or the mean of all marks.
// Haberman, S. J. (2008) When can subscores have value? J. Educ. Behav. Stat. 33, 204–229.

/// <summary>The levels of one person above the references, with their joint error.</summary>
internal sealed class PersonLevels
{
    private readonly FittedTerms _fit;
    private readonly RaterTerms _terms;
    private readonly double[] _shares;
    private readonly double[] _coordinates;
    private readonly double[] _levels;
    private readonly double[,] _errors;
    private readonly bool[] _atGeneral;
    private readonly double _errorFactor;

    internal PersonLevels(FittedTerms fit, RaterDesign design, double[] shares, double errorFactor, int subject)
    {
        _fit = fit;
        _terms = design.Terms;
        _shares = shares;
        _errorFactor = errorFactor;
        _coordinates = fit.Coordinates(subject);
        _levels = new double[_terms.Competencies + 1];
        fit.Errors.Map(_coordinates, _levels);
        for (var a = 0; a < _levels.Length; a++)
            _levels[a] += fit.Cohort(subject);
        _errors = fit.Errors.Of(subject);
        _atGeneral = new bool[_terms.Competencies];
    }

    private int General => _terms.Competencies;

    private double CompetencyVariance => _fit.Variance(_terms.FirstCompetency);

    private double GeneralVariance
    {
        get
        {
            var variance = _terms.General >= 0 ? _fit.Variance(_terms.General) : 0;
            for (var v = 0; _terms.FirstView >= 0 && v < _terms.ViewRoles.Length; v++)
                variance += _shares[_terms.ViewRoles[v]] * _shares[_terms.ViewRoles[v]] * _fit.Variance(_terms.FirstView);
            return variance + _fit.UnseenViews + _fit.CohortVariance;
        }
    }

    /// <summary>Decides whether a competency is shown on its own or at the general level.</summary>
    internal void Judge(int competency, Evidence own, Evidence total) =>
        _atGeneral[competency] = _terms.General >= 0 && Predicts(competency, own) <= Predicts(competency, total);

    /// <summary>A competency's level, or γ.</summary>
    internal PersonLevel Of(int level)
    {
        var general = level == General;
        var atGeneral = !general && _atGeneral[level];
        var prior = GeneralVariance + (general ? 0 : CompetencyVariance);
        var error = _errorFactor * _errorFactor * Covariance(level, level);
        return new PersonLevel(
            _levels[atGeneral ? General : level], Math.Sqrt(error), prior > 0 ? Math.Clamp(1 - (error / prior), 0, 1) : 0,
            !atGeneral, _coordinates, _terms, _shares);
    }

    internal double ErrorOfMean(int[] competencies) =>
        _errorFactor * Math.Sqrt(competencies.Sum(a => competencies.Sum(b => Covariance(a, b)))) / competencies.Length;

    // Shown at the general level, a competency's whole θ is error: prior instead of posterior covariance.
    private double Covariance(int a, int b)
    {
        var covariance = _errors[a, b];
        if (a == General || b == General || !_atGeneral[a] || !_atGeneral[b])
            return covariance;
        var own = _errors[a, b] - _errors[a, General] - _errors[General, b] + _errors[General, General];
        return covariance + (a == b ? CompetencyVariance : 0) - own;
    }

    private double Predicts(int competency, Evidence evidence)
    {
        var covariance = evidence.Weight * _fit.CohortVariance;
        var variance = evidence.Noise + (evidence.Weight * covariance);
        for (var q = 0; q < _coordinates.Length; q++)
        {
            var spread = _fit.Variance(q);
            variance += evidence.Loadings[q] * evidence.Loadings[q] * spread;
            covariance += Bearing(q, competency) * evidence.Loadings[q] * spread;
        }

        return covariance * covariance / (variance * (GeneralVariance + CompetencyVariance));
    }

    private double Bearing(int coordinate, int competency)
    {
        if (coordinate == _terms.General || coordinate == _terms.FirstCompetency + competency)
            return 1;
        return _terms.FirstView >= 0 && coordinate >= _terms.FirstView ? _shares[_terms.ViewRoles[coordinate - _terms.FirstView]] : 0;
    }
}

/// <summary>One level above its reference.</summary>
internal readonly record struct PersonLevel(
    double Value, double Error, double Reliability, bool AddsValue, double[] Coordinates, RaterTerms Terms, double[] Shares)
{
    /// <summary>Σ w·s over the framework's roles.</summary>
    internal double Views
    {
        get
        {
            var sum = 0d;
            for (var v = 0; v < Terms.ViewRoles.Length; v++)
                sum += Shares[Terms.ViewRoles[v]] * Coordinates[Terms.FirstView + v];
            return sum;
        }
    }

    /// <summary>The mean of s over the marks there are.</summary>
    internal double RatedViews(Evidence evidence)
    {
        var sum = 0d;
        for (var v = 0; v < Terms.ViewRoles.Length; v++)
            sum += evidence.Loadings[Terms.FirstView + v] * Coordinates[Terms.FirstView + v];
        return sum / evidence.Weight;
    }
}
