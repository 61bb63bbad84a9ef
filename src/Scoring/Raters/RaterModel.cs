using Microsoft.ML;
using Microsoft.ML.Data;
using TalentGraph.Scoring.Maps;
using TalentGraph.Scoring.Marks;
using TalentGraph.Scoring.Runs;

namespace TalentGraph.Scoring.Raters;

/// <summary>A fitted raters' model: maps, severities and components, and what it expects of each mark.</summary>
public sealed class RaterModel : ITransformer
{
    private readonly MLContext _ml;
    private readonly Lazy<MarkScorer> _scorer;

    internal RaterModel(MLContext ml, RaterRun run)
    {
        _ml = ml;
        Run = run;
        _scorer = new(() => new MarkScorer(run.Effects, run.IndicatorWeights, run.Severities));
    }

    /// <summary>What the run was made from and by.</summary>
    public RunFacts Facts => Run.Facts;

    /// <summary>
    /// μ_ref by competency, in points. Where the framework gives none it is this run's mean policy score: the caller freezes
    /// it when the first run is published, see <see cref="RaterOptions.FrozenReferences"/>.
    /// </summary>
    public IReadOnlyDictionary<string, double> References => Run.References;

    /// <summary>The map of every person with a ballot used, by ratee in ordinal order.</summary>
    public IReadOnlyList<CapabilityMap> Maps => Run.Maps;

    /// <summary>Severity of every rater and role group; empty without estimates.</summary>
    public IReadOnlyList<RaterSeverity> RaterSeverities => Run.Severities;

    /// <summary>The variance components; empty without estimates.</summary>
    public IReadOnlyList<VarianceComponent> VarianceComponents => Run.Components;

    /// <summary>The maps as rows: Ratee, Competency, Estimate, StandardError, Lower, Upper, Reliability, PolicyScore; NaN: not known.</summary>
    public IDataView Capabilities => _ml.Data.LoadFromEnumerable(RunRows.Capabilities(Run));

    /// <summary>The severities as rows: Rater, Group, Severity, StandardError.</summary>
    public IDataView Severities => _ml.Data.LoadFromEnumerable(RunRows.Severities(Run));

    /// <summary>The components as rows: Name, Variance, StandardError (NaN: held), Share, Fixed.</summary>
    public IDataView Components => _ml.Data.LoadFromEnumerable(RunRows.Components(Run));

    /// <summary>True: a row's output depends on that row alone.</summary>
    public bool IsRowToRowMapper => true;

    internal RaterRun Run { get; }

    /// <summary>Adds to each mark Fitted (without the halo of its ballot), Residual = Score − Fitted, and Severity of its rater, in points.</summary>
    /// <exception cref="ArgumentException">A column is missing or of another type; the message names it.</exception>
    public IDataView Transform(IDataView input) => Inner(input).Transform(input);

    /// <summary>The input's columns and Fitted, Residual, Severity.</summary>
    /// <inheritdoc cref="Transform" path="/exception"/>
    public DataViewSchema GetOutputSchema(DataViewSchema inputSchema) => Inner(new EmptyView(inputSchema)).GetOutputSchema(inputSchema);

    /// <summary>The mapping of one row.</summary>
    /// <inheritdoc cref="Transform" path="/exception"/>
    public IRowToRowMapper GetRowToRowMapper(DataViewSchema inputSchema) => Inner(new EmptyView(inputSchema)).GetRowToRowMapper(inputSchema);

    /// <summary>Not how this model is saved: ML.NET finds only its own transformers when it loads.</summary>
    /// <exception cref="NotSupportedException">Always; see <see cref="RunFiles"/>.</exception>
    void ICanSaveModel.Save(ModelSaveContext ctx) =>
        throw new NotSupportedException($"A rater model saves itself: {nameof(RunFiles)}.{nameof(RunFiles.Save)}.");

    private ITransformer Inner(IDataView input)
    {
        MarkColumns.Check(input.Schema, MarkScorer.Needed);
        return _scorer.Value.Chain(_ml, name => input.Schema[name].Type is KeyDataViewType).Fit(input);
    }
}
