using System.CommandLine;

namespace TalentGraph.Bench.InstEval;

/// <summary><c>insteval</c>: real ratings as a bundle with the framework to score them by.</summary>
internal sealed class InstEvalVerb : IBench
{
    public Command Verb()
    {
        var folder = new Option<string>("--out") { Description = "Where bundle/ and frameworks/ go.", Required = true, HelpName = "DIR" };
        var data = new Option<string>("--data")
        {
            Description = "The ratings, gzipped CSV with the columns s, d and y.",
            DefaultValueFactory = _ => Path.Combine("..", "shared", "data", "insteval.csv.gz"),
            HelpName = "FILE",
        };
        var command = new Command("insteval", "Makes a bundle and a framework of 73,421 real ratings (InstEval of R's lme4).") { folder, data };
        command.SetAction(async (parse, cancellationToken) =>
        {
            string path = parse.GetValue(folder)!;
            string source = parse.GetValue(data)!;
            TextWriter output = parse.InvocationConfiguration.Output;
            if (!File.Exists(source))
            {
                await parse.InvocationConfiguration.Error.WriteLineAsync($"{source} is not there; name the ratings with --data.");
                return 1;
            }

            string bundle = Path.Combine(path, "bundle");
            string frameworks = Path.Combine(path, "frameworks");
            int ballots = await InstEvalBundle.WriteAsync(source, bundle, frameworks, cancellationToken);
            await output.WriteLineAsync($"{ballots} ratings are in {bundle}. To import and score them:");
            await output.WriteLineAsync($"  dotnet run --project src/Api -- import {bundle} --Store:Url=sqlite://{Path.GetFullPath(Path.Combine(path, "insteval.db"))}");
            await output.WriteLineAsync($"  dotnet run --project src/Api -- score --publish --Store:Url=sqlite://{Path.GetFullPath(Path.Combine(path, "insteval.db"))} --Scoring:Frameworks={Path.GetFullPath(frameworks)}");
            return 0;
        });
        return command;
    }
}
