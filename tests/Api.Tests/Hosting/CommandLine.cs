using TalentGraph.Api.Commands;
using Xunit;

namespace TalentGraph.Api.Tests.Hosting;

/// <summary>Runs a command line as a shell would, in this process.</summary>
internal static class CommandLine
{
    public static async Task<(int Code, string Output, string Error)> RunAsync(params string[] args)
    {
        var output = new StringWriter();
        var error = new StringWriter();
        var code = await Verbs.RunAsync(args, output, error, TestContext.Current.CancellationToken);
        return (code, output.ToString(), error.ToString());
    }
}
