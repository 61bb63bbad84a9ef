using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using GraphQL.Types;
using GraphQLParser;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using TalentGraph.Bench.GraphQL.Sample;
using TalentGraph.Bench.GraphQL.Servers;
using TalentGraph.GraphQL;
using TalentGraph.GraphQL.Execution;
using TalentGraph.GraphQL.Tests.Types;
using TalentGraph.GraphQL.Types;

namespace TalentGraph.Bench.GraphQL;

/// <summary>
/// How long the whole contract takes from its classes to a schema that answers, in a fresh process each time, compiling just
/// in time included. The classes are made from schema.graphql, with their XML file, as an assembly on disk.
/// </summary>
internal sealed class StartupBench : IBench
{
    private const double Limit = 250;

    public Command Verb()
    {
        var schema = new Option<FileInfo>("--schema")
        {
            DefaultValueFactory = _ => new FileInfo(Path.Combine(SpeedSet.Folder, "..", "..", "..", "shared", "schema.graphql")),
            Description = "The contract in SDL.",
        };
        var times = new Option<int>("--times") { DefaultValueFactory = _ => 9, Description = "How many processes." };
        var verb = new Command("graphql-startup", "GraphQL: from the classes of the whole contract to a usable schema, under 250 ms.") { schema, times };
        verb.SetAction((parsed, token) => RunAsync(parsed.GetRequiredValue(schema), parsed.GetValue(times), token));
        return verb;
    }

    private static async Task<int> RunAsync(FileInfo contract, int times, CancellationToken cancellationToken)
    {
        if (!contract.Exists)
        {
            await Console.Error.WriteLineAsync($"{contract.FullName} is not there; name the contract with --schema.");
            return 2;
        }

        var folder = Directory.CreateTempSubdirectory("graphql-startup").FullName;
        try
        {
            new ContractClasses(Parser.Parse(await File.ReadAllTextAsync(contract.FullName, cancellationToken))).Save(folder);
            var rounds = new List<double[]>();
            for (var time = 0; time < times; time++)
                rounds.Add([.. await StartAsync("ours", Path.Combine(folder, "Contract.dll"), cancellationToken), .. await StartAsync("library", contract.FullName, cancellationToken)]);
            var schema = Print("classes to schema", rounds, 0);
            Print("  of it processor time, all threads", rounds, 1);
            Print("first introspection, all of it", rounds, 2);
            Print("the library, SDL to schema without resolvers", rounds, 3);
            Console.WriteLine($"classes to schema: {schema:N0} ms, to stay under {Limit:N0} ms");
            return schema < Limit ? 0 : 1;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static double Print(string what, List<double[]> rounds, int column)
    {
        double[] sorted = [.. rounds.Select(round => round[column]).Order()];
        Console.WriteLine($"{what,-48}{sorted[sorted.Length / 2],8:N0} ms median{sorted[0],8:N0} best{sorted[^1],8:N0} worst");
        return sorted[sorted.Length / 2];
    }

    private static async Task<double[]> StartAsync(string who, string file, CancellationToken cancellationToken)
    {
        var start = OwnProgram.With("graphql-start", who, file);
        start.RedirectStandardOutput = true;
        using var child = Process.Start(start)!;
        var output = await child.StandardOutput.ReadToEndAsync(cancellationToken);
        await child.WaitForExitAsync(cancellationToken);
        return child.ExitCode == 0
            ? [.. output.Split(' ').Select(number => double.Parse(number, CultureInfo.InvariantCulture))]
            : throw new InvalidOperationException($"The start of {who} ended with {child.ExitCode}.");
    }
}

/// <summary>The child's side of <see cref="StartupBench"/>: one start, in milliseconds.</summary>
internal sealed class StartVerb : IBench
{
    private const string Introspection = """
        { __schema { types { kind name description fields { name description args { name defaultValue type { ...T } } type { ...T } } inputFields { name defaultValue type { ...T } } enumValues { name description } possibleTypes { name } interfaces { name } } directives { name args { name } } } }
        fragment T on __Type { kind name ofType { kind name ofType { kind name ofType { kind name } } } }
        """;

    public Command Verb()
    {
        var who = new Argument<string>("who");
        var file = new Argument<string>("file");
        var verb = new Command("graphql-start", "One start of graphql-startup; that verb starts it.") { who, file };
        verb.Hidden = true;
        verb.SetAction((parsed, token) => parsed.GetRequiredValue(who) == "ours" ? OursAsync(parsed.GetRequiredValue(file), token) : Library(parsed.GetRequiredValue(file)));
        return verb;
    }

    private static async Task<int> OursAsync(string file, CancellationToken cancellationToken)
    {
        var (start, before) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);
        var services = new ServiceCollection().AddLogging().AddSingleton<IFieldPolicies, ReadersOnly>().AddSingleton<ICallers, Nobody>()
            .AddTalentGraphQL(options => ContractClasses.Configure(options, Assembly.LoadFrom(file)));
        await using var provider = services.BuildServiceProvider();
        provider.GetRequiredService<TalentSchema>();
        var (schema, cpu) = (Stopwatch.GetElapsedTime(start), Environment.CpuUsage.TotalTime - before);
        var engine = provider.GetRequiredService<GraphQLEngine>();
        var answer = await engine.ExecuteAsync(new GraphQLRequest(Introspection, null, null), new RoleCaller("reader"), "bench", cancellationToken);
        if (answer.Result.Errors is { Count: > 0 } errors)
            throw new InvalidOperationException(errors[0].Message);
        Write(schema, cpu, Stopwatch.GetElapsedTime(start) - schema);
        return 0;
    }

    private static Task<int> Library(string file)
    {
        var start = Stopwatch.GetTimestamp();
        // Its subscriptions would need code; an ordinary type is as much work.
        var sdl = File.ReadAllText(file).Replace("type Subscription ", "type Subscriptions ", StringComparison.Ordinal);
        var schema = Schema.For(sdl, builder =>
        {
            builder.Types.For("Evidence").ResolveType = _ => null!;
            builder.Types.For("Node").ResolveType = _ => null!;
        });
        schema.RegisterType(new StringGraphType { Name = "Version" });
        schema.Initialize();
        Write(Stopwatch.GetElapsedTime(start));
        return Task.FromResult(0);
    }

    private static void Write(params TimeSpan[] times) =>
        Console.Write(string.Join(' ', times.Select(time => time.TotalMilliseconds.ToString(CultureInfo.InvariantCulture))));

    private sealed class Nobody : ICallers
    {
        public ValueTask<ICaller?> IdentifyAsync(HttpContext context, CancellationToken cancellationToken) => default;
    }
}
