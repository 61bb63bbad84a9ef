using System.CommandLine;
using System.Diagnostics;
using Microsoft.ML;
using TalentGraph.Scoring;
using TalentGraph.Scoring.Frameworks;
using TalentGraph.Scoring.Raters;

namespace TalentGraph.Bench.Scoring;

/// <summary>Time and memory of a whole run, from rows of marks to maps.</summary>
internal sealed class ScoringSpeed : IBench
{
    public Command Verb()
    {
        var classes = new Option<int>("--classes") { Description = "Classes of 40; 2,600 give about 10 million marks.", DefaultValueFactory = _ => 2600 };
        var verb = new Command("scoring-speed", "Seconds and memory of a scoring run, 8 competencies.") { classes };
        verb.SetAction(parsed => Run(parsed.GetValue(classes), Console.Out));
        return verb;
    }

    private static void Run(int classes, TextWriter output)
    {
        var ml = new MLContext(1);
        var simulation = new RaterSimulation { Classes = classes, Competencies = 8 };
        var clock = Stopwatch.StartNew();
        var (marks, _) = simulation.Make(FrameworkFile.National);
        var model = ml.Talent().Raters(new RaterOptions
        {
            Framework = FrameworkFile.National,
            IndicatorWeights = simulation.Weights,
            Progress = new Lines(output, clock),
        }).Fit(ml.Data.LoadFromEnumerable(marks));
        using var process = Process.GetCurrentProcess();
        output.WriteLine(FormattableString.Invariant(
            $"{model.Facts.Marks:N0} marks of {model.Facts.Ratees:N0} persons by {model.Facts.Raters:N0} raters: {clock.Elapsed.TotalSeconds:0.0} s, simulation included; {model.Facts.Iterations} iterations; peak {process.PeakWorkingSet64 >> 20:N0} MB"));
        foreach (var component in model.VarianceComponents)
            output.WriteLine(FormattableString.Invariant($"  {component.Name,-22} deviation {Math.Sqrt(component.Variance):0.000}"));
    }

    private sealed class Lines(TextWriter output, Stopwatch clock) : IProgress<double>
    {
        public void Report(double value) => output.WriteLine(FormattableString.Invariant($"  {clock.Elapsed.TotalSeconds,6:0.0} s  {value:0%}"));
    }
}
