using Microsoft.ML;
using Microsoft.ML.Data;
using TalentGraph.Scoring.Ballots;
using TalentGraph.Scoring.Frameworks;
using TalentGraph.Scoring.Marks;

namespace TalentGraph.Scoring.Raters;

/// <summary>Adds Fitted, Residual and Severity to marks; schema and row mapping are ML.NET's own.</summary>
internal sealed class MarkScorer
{
    /// <summary>The key columns a prediction needs.</summary>
    internal static readonly string[] Needed =
        [nameof(MarkRow.Ratee), nameof(MarkRow.Rater), nameof(MarkRow.Class), nameof(MarkRow.Role), nameof(MarkRow.Indicator)];

    private readonly MarkEffects _effects;
    private readonly Dictionary<string, (int Coordinate, double Weight)[]> _weights;
    private readonly Dictionary<(string Rater, string Group), double> _severities;
    private readonly Dictionary<string, int> _coordinates;

    internal MarkScorer(MarkEffects effects, IReadOnlyList<IndicatorLoading> weights, IReadOnlyList<RaterSeverity> severities)
    {
        _effects = effects;
        _severities = severities.ToDictionary(own => (own.Rater, own.Group), own => own.Severity);
        _coordinates = effects.Coordinates.Select((name, q) => (name, q)).ToDictionary(pair => pair.name, pair => pair.q);
        var indicators = weights.Select(weight => weight.Indicator).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToArray();
        var normalised = new CompetencyWeights(weights, indicators);
        _weights = indicators.Select((indicator, k) => (indicator, own: normalised.Of[k])).ToDictionary(
            pair => pair.indicator,
            pair => pair.own.Where(weight => _coordinates.ContainsKey(normalised.Names[weight.Competency]))
                .Select(weight => (_coordinates[normalised.Names[weight.Competency]], weight.Weight)).ToArray());
    }

    /// <param name="ml">The context.</param>
    /// <param name="isKey">Whether a column is a key, whose text has to be fetched first.</param>
    internal IEstimator<ITransformer> Chain(MLContext ml, Func<string, bool> isKey)
    {
        var keys = Needed.Where(isKey).ToArray();
        var input = SchemaDefinition.Create(typeof(MarkInput));
        foreach (var key in keys)
            input[key].ColumnName = Text(key);
        var scoring = ml.Transforms.CustomMapping<MarkInput, MarkOutput>(Score, null, input);
        if (keys.Length == 0)
            return scoring;
        return ml.Transforms.Conversion.MapKeyToValue([.. keys.Select(key => new InputOutputColumnPair(Text(key), key))])
            .Append(scoring)
            .Append(ml.Transforms.DropColumns([.. keys.Select(Text)]));
    }

    private static string Text(string key) => key + " as text";

    // Somebody the model has not seen is expected at the mean; a role or indicator it has not seen is not expected at all,
    // which in a data view is the missing value NaN.
    private void Score(MarkInput mark, MarkOutput output)
    {
        var role = RaterRoles.CodeOf(mark.Role);
        if (role < 0 || !_effects.Means.TryGetValue((mark.Role, mark.Indicator), out var fitted))
        {
            output.Fitted = output.Residual = output.Severity = float.NaN;
            return;
        }

        var severity = _severities.GetValueOrDefault((mark.Rater, RaterRoles.Groups[RaterRoles.GroupOf(role)]));
        fitted += severity + _effects.Classes.GetValueOrDefault(mark.Class);
        if (_effects.Persons.TryGetValue(mark.Ratee, out var person))
        {
            fitted += _coordinates.TryGetValue("", out var general) ? person[general] : 0;
            fitted += _coordinates.TryGetValue("role:" + mark.Role, out var view) ? person[view] : 0;
            fitted += person[_coordinates[MarkEffects.Cohort]];
            foreach (var (coordinate, weight) in _weights[mark.Indicator])
                fitted += weight * person[coordinate];
        }

        output.Fitted = (float)fitted;
        output.Residual = (float)(mark.Score - fitted);
        output.Severity = (float)severity;
    }

    internal sealed class MarkInput
    {
        public string Ratee { get; set; } = "";

        public string Rater { get; set; } = "";

        public string Class { get; set; } = "";

        public string Role { get; set; } = "";

        public string Indicator { get; set; } = "";

        public float Score { get; set; }
    }

    internal sealed class MarkOutput
    {
        public float Fitted { get; set; }

        public float Residual { get; set; }

        public float Severity { get; set; }
    }
}
