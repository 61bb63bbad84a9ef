using TalentGraph.Api.Commands;

return await Verbs.RunAsync(args, Console.Out, Console.Error, CancellationToken.None);
