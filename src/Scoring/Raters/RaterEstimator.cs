using Microsoft.ML;
using TalentGraph.Scoring.Ballots;
using TalentGraph.Scoring.Crossed;
using TalentGraph.Scoring.Frameworks;
using TalentGraph.Scoring.Maps;
using TalentGraph.Scoring.Marks;

namespace TalentGraph.Scoring.Raters;

/// <summary>Fits the raters' model: who is able, as far as many raters of differing severity can tell.</summary>
public sealed class RaterEstimator : IEstimator<RaterModel>
{
    private readonly MLContext _ml;
    private readonly RaterOptions _options;

    internal RaterEstimator(MLContext ml, RaterOptions options)
    {
        options.Framework.Validate();
        _ml = ml;
        _options = options;
    }

    /// <summary>Fits the model to marks.</summary>
    /// <param name="input">Columns Ratee, Rater, Class, Round, Ballot, Role, Indicator, Day (text or keys of text), Score (Single, 0–100).</param>
    /// <exception cref="ArgumentException">A column or a value is wrong; the message names the column.</exception>
    /// <exception cref="OperationCanceledException">The options' token was cancelled.</exception>
    public RaterModel Fit(IDataView input)
    {
        var cancel = _options.Cancellation;
        var set = BallotSelection.Of(MarkTable.From(input, cancel), _options.Rules);
        var design = new RaterDesign(set, _options);
        var counts = new DesignCounts(design, set);
        var estimated = counts.Ratees > 0 && counts.Classes >= _options.Framework.MinClasses;
        var fit = estimated ? new FittedTerms(design, set, Reml.Fit(design.Crossed, _options.Solver, _options.Progress, cancel), _options) : null;
        var builder = new MapBuilder(set, design, fit, _options);
        var maps = builder.Build().ToList();
        _options.Progress?.Report(1);
        return new RaterModel(_ml, new RaterRun
        {
            Facts = Facts(set, design, counts, fit),
            Framework = _options.Framework,
            IndicatorWeights = _options.IndicatorWeights,
            References = set.Weights.Names.Zip(builder.References).ToDictionary(pair => pair.First, pair => pair.Second),
            Components = fit is null ? [] : Components(fit),
            Severities = fit is null ? [] : Severities(set, design, fit),
            Maps = maps,
            Effects = fit is null ? MarkEffects.None : Effects(set, design, fit),
        });
    }

    /// <summary>The input's columns and Fitted, Residual, Severity (Single).</summary>
    /// <exception cref="ArgumentException">A column is missing or of another type; the message names it.</exception>
    public SchemaShape GetOutputSchema(SchemaShape inputSchema)
    {
        MarkColumns.Check(inputSchema, MarkColumns.Keys);
        return new MarkScorer(MarkEffects.None, [], []).Chain(_ml, name => inputSchema.First(column => column.Name == name).IsKey)
            .GetOutputSchema(inputSchema);
    }

    private RunFacts Facts(BallotSet set, RaterDesign design, DesignCounts counts, FittedTerms? fit)
    {
        var days = design.Ballots.Select(ballot => set.Table.Day[ballot]).ToArray();
        return new RunFacts
        {
            Fingerprint = Raters.Fingerprint.Of(set.Table, _options),
            Framework = _options.Framework.Id,
            FrameworkVersion = _options.Framework.Version,
            Scale = _options.Framework.Scale,
            AsOf = _options.AsOf,
            OldestEvidence = days.Length == 0 ? null : DateOnly.FromDayNumber(days.Min()),
            NewestEvidence = days.Length == 0 ? null : DateOnly.FromDayNumber(days.Max()),
            Ratees = counts.Ratees,
            Raters = counts.Raters,
            Classes = counts.Classes,
            Ballots = design.Ballots.Length,
            Marks = set.UsedMarks,
            WithheldGroups = set.Withheld.Count,
            Estimated = fit is not null,
            Converged = fit?.Fit.Converged ?? true,
            Iterations = fit?.Fit.Iterations ?? 0,
            Seed = _options.Solver.Seed,
        };
    }

    private static List<VarianceComponent> Components(FittedTerms fit)
    {
        var system = fit.Fit.System;
        var active = system.Design.ActiveLevels();
        var total = system.Variances.Sum();
        return
        [
            .. system.Design.Components.Select((component, k) =>
            {
                var held = !fit.Fit.Free.Contains(k);
                return new VarianceComponent(
                    component.Name, system.Variances[k], held ? null : fit.Fit.VarianceErrors[k], system.Variances[k] / total, held, active[k]);
            }),
        ];
    }

    private static List<RaterSeverity> Severities(BallotSet set, RaterDesign design, FittedTerms fit) =>
    [
        .. design.Severities.Keys.Order().Select(key =>
        {
            var (value, variance) = fit.Severity(key.Rater, key.Group);
            return new RaterSeverity(set.Table.Raters[key.Rater], RaterRoles.Groups[key.Group], value, Math.Sqrt(variance));
        }),
    ];

    private static MarkEffects Effects(BallotSet set, RaterDesign design, FittedTerms fit)
    {
        var table = set.Table;
        return new MarkEffects
        {
            Means = design.Columns.Keys.ToDictionary(
                key => (RaterRoles.Counting[key.Role], table.Indicators[key.Indicator]), key => fit.Mean(key.Role, key.Indicator)),
            Coordinates = [.. design.Terms.CoordinateNames(set.Weights.Names), MarkEffects.Cohort],
            Persons = Enumerable.Range(0, design.Ratees.Length).ToDictionary(subject => table.Ratees[design.Ratees[subject]], subject => (double[])[.. fit.Coordinates(subject), fit.Cohort(subject)]),
            Classes = Enumerable.Range(0, table.Classes.Length).ToDictionary(k => table.Classes[k], fit.ClassLevel),
        };
    }
}
