using System.CommandLine;
using System.Globalization;
using TalentGraph.Api.Hosting;
using TalentGraph.Api.Jobs;

namespace TalentGraph.Api.Commands;

/// <summary><c>score</c>: capability maps of everybody with ballots, as a run in the store; published when a person says so.</summary>
internal static class ScoreCommand
{
    /// <summary>The verb.</summary>
    /// <param name="host">The program's services.</param>
    public static Command Create(VerbHost host)
    {
        var asOf = new Option<DateOnly?>("--as-of")
        {
            Description = "Rounds closed by this day count, whole; today where it is not given.",
            HelpName = "D",
            CustomParser = static result =>
            {
                if (DateOnly.TryParseExact(result.Tokens[0].Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
                    return day;
                result.AddError("--as-of must be a day as yyyy-MM-dd.");
                return null;
            },
        };
        var framework = new Option<string?>("--framework")
        {
            Description = "The framework's id; not needed where Scoring:Frameworks has one, or a run of it was published.",
            HelpName = "ID",
        };
        var publish = new Option<string?>("--publish")
        {
            Description = "Publishes the run that is made; with the id of a run made before, that one, and scores nothing.",
            HelpName = "RUN",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var command = new Command("score", "Scores all ballots of closed rounds; the run is kept in the store.") { asOf, framework, publish };
        command.SetAction(host.With(async (services, parse, cancellationToken) =>
        {
            var (output, error) = (parse.InvocationConfiguration.Output, parse.InvocationConfiguration.Error);
            var job = services.GetRequiredService<ScoreJob>();
            if (parse.GetValue(publish) is { } earlier)
            {
                if (parse.GetValue(asOf) is not null || parse.GetValue(framework) is not null)
                    throw new RefusedException("--publish RUN publishes what was scored: it takes neither --as-of nor --framework.");
                var published = await job.PublishAsync(new RunId(earlier), cancellationToken);
                await output.WriteLineAsync($"Run {published.Id.Value} as of {published.AsOf:yyyy-MM-dd} is published.");
                return ExitCode.Done;
            }

            var today = await services.GetRequiredService<AsOfClock>().TodayAsync(cancellationToken);
            var day = parse.GetValue(asOf) ?? today;
            if (day > today)
                throw new RefusedException($"--as-of {day:yyyy-MM-dd} lies after today, {today:yyyy-MM-dd}.");

            var order = new ScoreOrder(day, parse.GetResult(publish) is not null, parse.GetValue(framework));
            await error.WriteLineAsync("Reading ballots.");
            var (run, facts) = await job.RunAsync(order, new Percent(error), cancellationToken);
            await output.WriteLineAsync(FormattableString.Invariant(
                $"Run {run.Id.Value} as of {run.AsOf:yyyy-MM-dd}: {facts.Ratees:N0} cadres, {facts.Marks:N0} marks by {facts.Raters:N0} raters, {(run.PublishedAt is null ? "not published" : "published")}."));
            if (!facts.Estimated)
                await error.WriteLineAsync("Too few classes for estimates: the run has policy scores only.");
            if (!facts.Converged)
                await error.WriteLineAsync("The variances had not come to rest: read the run's card before its numbers are used.");
            return ExitCode.Done;
        }));
        return command;
    }

    /// <summary>A line a tenth, written by the thread that works.</summary>
    private sealed class Percent(TextWriter error) : IProgress<double>
    {
        private int told;

        public void Report(double value)
        {
            if ((int)(value * 10) <= told)
                return;
            told = (int)(value * 10);
            error.WriteLine(FormattableString.Invariant($"{told * 10}%"));
        }
    }
}
