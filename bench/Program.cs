using System.CommandLine;
using TalentGraph.Bench;

// Every bench is a verb of its own file; a new file needs no change here.
var root = new RootCommand("TalentGraph benches: what the README and the decisions claim, measured.");
foreach (var bench in typeof(IBench).Assembly.GetTypes()
             .Where(type => type.IsAssignableTo(typeof(IBench)) && type.IsClass)
             .OrderBy(type => type.Name, StringComparer.Ordinal))
    root.Subcommands.Add(((IBench)Activator.CreateInstance(bench)!).Verb());

return await root.Parse(args).InvokeAsync();
