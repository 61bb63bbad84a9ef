using TalentGraph.GraphQL.Guards;

namespace TalentGraph.Api.Hosting.Settings;

/// <summary>Section <c>Api</c>: what <c>/graphql</c> takes.</summary>
internal sealed class ApiSettings
{
    /// <summary>
    /// A folder of .graphql files or a manifest; then nothing else runs. A relative path starts at the content root. Null: every
    /// document runs.
    /// </summary>
    public string? TrustedDocuments { get; set; }

    /// <summary>Whether <c>/graphql</c> shows GraphiQL to browsers; null: in Development alone.</summary>
    public bool? GraphiQL { get; set; }

    /// <summary>What one request may cost the service: <c>Api:Limits:Cost=8000</c>.</summary>
    public GraphQLLimits Limits { get; } = new();

    /// <summary>What one caller may spend: <c>Api:RateLimit:PerSecond=5000</c>.</summary>
    public RateLimitSettings RateLimit { get; } = new();

    /// <summary>Where the trusted documents are; null: every document runs.</summary>
    /// <param name="contentRoot">Where relative paths start.</param>
    public string? TrustedDocumentsIn(string contentRoot) =>
        string.IsNullOrWhiteSpace(TrustedDocuments) ? null : Path.GetFullPath(TrustedDocuments, contentRoot);

    /// <summary>What is wrong with it, each naming its setting; none: nothing.</summary>
    public static IEnumerable<string> Faults(ApiSettings settings, IHostEnvironment environment)
    {
        if (settings.TrustedDocumentsIn(environment.ContentRootPath) is { } path && !Directory.Exists(path) && !File.Exists(path))
            yield return $"Api:TrustedDocuments is neither a folder nor a file: '{settings.TrustedDocuments}'.";
        if (FaultOf(settings.Limits) is { } fault)
            yield return $"Api:Limits: {fault}";
        foreach (var wrong in settings.RateLimit.Faults(Math.Max(settings.Limits.Cost, settings.Limits.TrustedCost)))
            yield return wrong;
    }

    private static string? FaultOf(GraphQLLimits limits)
    {
        try
        {
            limits.Validate();
            return null;
        }
        catch (ArgumentException e)
        {
            return e.Message;
        }
    }
}
