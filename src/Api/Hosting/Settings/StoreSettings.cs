using TalentGraph.Graph.Sqlite;

namespace TalentGraph.Api.Hosting.Settings;

/// <summary>Section <c>Store</c>: where the graph lies.</summary>
internal sealed class StoreSettings
{
    /// <summary><c>sqlite://PATH</c>; a relative path starts at the content root.</summary>
    public string Url { get; set; } = "sqlite://data/talentgraph.db";

    /// <summary>What is wrong with it, each naming its setting; none: nothing.</summary>
    public static IEnumerable<string> Faults(StoreSettings settings, IHostEnvironment environment)
    {
        string? fault = null;
        try
        {
            StoreUrl.ToPath(settings.Url, environment.ContentRootPath);
        }
        catch (ArgumentException e)
        {
            fault = e.Message;
        }

        return fault is null ? [] : [fault];
    }
}
