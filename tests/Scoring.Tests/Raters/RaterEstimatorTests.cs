using Microsoft.ML;
using Microsoft.ML.Data;
using TalentGraph.Bench.Scoring;
using TalentGraph.Scoring.Frameworks;
using TalentGraph.Scoring.Marks;
using TalentGraph.Scoring.Raters;

namespace TalentGraph.Scoring.Tests.Raters;

public sealed class RaterEstimatorTests
{
    private static readonly RaterSimulation Small = new() { Classes = 4, Competencies = 2 };

    [Theory]
    [InlineData(nameof(MarkRow.Ratee))]
    [InlineData(nameof(MarkRow.Day))]
    [InlineData(nameof(MarkRow.Score))]
    public void A_missing_column_names_itself(string column)
    {
        var ml = new MLContext(1);
        var data = ml.Data.LoadFromEnumerable(A.Peers("P1", 5));
        var less = ml.Transforms.DropColumns(column).Fit(data).Transform(data);
        var raters = ml.Talent().Raters(A.Options());

        Assert.Contains($"'{column}'", Assert.Throws<ArgumentException>(() => raters.Fit(less)).Message, StringComparison.Ordinal);
        Assert.Contains(
            $"'{column}'", Assert.Throws<ArgumentException>(() => raters.GetOutputSchema(SchemaShape(less))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_column_of_another_type_names_itself()
    {
        var ml = new MLContext(1);
        var data = ml.Data.LoadFromEnumerable(A.Peers("P1", 5));
        var wrong = ml.Transforms.Conversion.ConvertType("Score", outputKind: DataKind.Double).Fit(data).Transform(data);

        var error = Assert.Throws<ArgumentException>(() => ml.Talent().Raters(A.Options()).Fit(wrong));

        Assert.Contains("'Score'", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(-1, "Score")]
    [InlineData(101, "Score")]
    [InlineData(float.NaN, "Score")]
    public void Points_outside_0_to_100_are_refused_with_column_and_row(float score, string column)
    {
        var error = Assert.Throws<ArgumentException>(() => A.Model([A.Mark("P1", "L1", RaterRoles.Leader, score)], A.Options()));

        Assert.Contains($"'{column}'", error.Message, StringComparison.Ordinal);
        Assert.Contains("row 0", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Iterations_are_counted_and_bounded_though_nobody_listens_to_the_progress()
    {
        var options = A.Options([.. Small.Weights]) with { Solver = new() { MaxIterations = 2, Tolerance = 0 } };

        var model = A.Model(Small.Make(FrameworkFile.National).Marks, options);

        Assert.Equal((2, false), (model.Facts.Iterations, model.Facts.Converged));
    }

    [Fact]
    public void Key_columns_give_the_same_numbers_as_text_and_the_model_chains()
    {
        var ml = new MLContext(1);
        var data = ml.Data.LoadFromEnumerable(Small.Make(FrameworkFile.National).Marks.ToList());
        var options = A.Options([.. Small.Weights]);
        var keys = new[] { "Ratee", "Rater", "Class", "Round", "Ballot", "Role", "Indicator", "Day" }
            .Select(name => new InputOutputColumnPair(name)).ToArray();

        var chain = ml.Transforms.Conversion.MapValueToKey(keys).Append(ml.Talent().Raters(options));
        var chained = chain.Fit(data);
        var plain = ml.Talent().Raters(options).Fit(data);

        Assert.Equal(Estimates(plain), Estimates(chained.LastTransformer));
        var schema = chain.GetOutputSchema(SchemaShape(data));
        Assert.All(new[] { "Fitted", "Residual", "Severity" }, name => Assert.Contains(schema, column => column.Name == name));
        var rows = ml.Data.CreateEnumerable<Scored>(chained.Transform(data), false, ignoreMissingColumns: true).ToList();
        var direct = ml.Data.CreateEnumerable<Scored>(plain.Transform(data), false).ToList();
        Assert.Equal(direct.Select(row => row.Fitted), rows.Select(row => row.Fitted));
        Assert.All(direct, row => Assert.Equal(row.Score, row.Fitted + row.Residual, 1e-3));
        Assert.InRange(Math.Sqrt(direct.Average(row => row.Residual * row.Residual)), 3, 5.5);
        Assert.Equal(["Fitted", "Residual", "Severity"], plain.GetOutputSchema(data.Schema).Select(column => column.Name).TakeLast(3));
    }

    [Fact]
    public async Task The_order_of_rows_and_the_number_of_threads_change_no_digit()
    {
        var marks = Small.Make(FrameworkFile.National).Marks.ToList();
        var shuffled = marks.ToArray();
        new Random(7).Shuffle(shuffled);
        var options = A.Options([.. Small.Weights]);

        var first = A.Model(marks, options);
        RaterModel? second = null;
        var alone = new ConcurrentExclusiveSchedulerPair().ExclusiveScheduler;
        await Task.Factory.StartNew(() => second = A.Model(shuffled, options), TestContext.Current.CancellationToken, TaskCreationOptions.None, alone);

        Assert.Equal(first.Facts, second!.Facts);
        Assert.Equal(Estimates(first), Estimates(second));
        Assert.Equal(first.RaterSeverities, second.RaterSeverities);
    }

    [Fact]
    public void Another_seed_moves_nobody_by_more_than_a_fiftieth_of_a_point()
    {
        var marks = new RaterSimulation { Classes = 20, Competencies = 2 }.Make(FrameworkFile.National).Marks.ToList();
        var options = A.Options([.. Small.Weights]);

        var first = Estimates(A.Model(marks, options with { Solver = new() { Seed = 1, Draws = 8 } }));
        var second = Estimates(A.Model(marks, options with { Solver = new() { Seed = 2, Draws = 8 } }));

        Assert.All(first.Zip(second), pair => Assert.Equal(pair.First.Estimate!.Value, pair.Second.Estimate!.Value, 0.02));
    }

    [Fact]
    public void Under_the_minimum_of_classes_there_is_a_policy_score_only()
    {
        var marks = new RaterSimulation { Classes = 2 }.Make(FrameworkFile.National).Marks.ToList();

        var model = A.Model(marks, A.Options([.. new RaterSimulation { Classes = 2 }.Weights]));

        Assert.False(model.Facts.Estimated);
        Assert.Empty(model.VarianceComponents);
        Assert.All(model.Maps.SelectMany(map => map.Entries), entry =>
        {
            Assert.Null(entry.Estimate);
            Assert.Null(entry.Interval);
            Assert.Empty(entry.Explanation());
            Assert.InRange(entry.PolicyScore!.Value, 0, 100);
        });
    }

    [Fact]
    public void A_cancelled_fit_stops()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();

        Assert.ThrowsAny<OperationCanceledException>(() =>
            A.Model(Small.Make(FrameworkFile.National).Marks, A.Options([.. Small.Weights]) with { Cancellation = source.Token }));
    }

    private static List<(string Ratee, string? Competency, double? Estimate, double? Error)> Estimates(RaterModel model) =>
        [.. model.Maps.SelectMany(map => map.Entries.Select(entry => (map.Ratee, entry.Competency, entry.Estimate, entry.StandardError)))];

    private static SchemaShape SchemaShape(IDataView data)
    {
        // The shape of a schema, by way of a chain that changes nothing: ML.NET keeps its own conversion to itself.
        var create = typeof(SchemaShape).GetMethod("Create", System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Static, [typeof(DataViewSchema)])!;
        return (SchemaShape)create.Invoke(null, [data.Schema])!;
    }

    private sealed class Scored
    {
        public float Score { get; set; }

        public float Fitted { get; set; }

        public float Residual { get; set; }
    }
}
