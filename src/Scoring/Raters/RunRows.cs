namespace TalentGraph.Scoring.Raters;

/// <summary>A run's numbers as rows of data views; what is not known is NaN there, ML.NET's missing value.</summary>
internal static class RunRows
{
    internal static IEnumerable<CapabilityRow> Capabilities(RaterRun run) =>
        from map in run.Maps
        from entry in map.Entries
        select new CapabilityRow
        {
            Ratee = map.Ratee,
            Competency = entry.Competency ?? "",
            Estimate = Number(entry.Estimate),
            StandardError = Number(entry.StandardError),
            Lower = Number(entry.Interval?.Lower),
            Upper = Number(entry.Interval?.Upper),
            Reliability = Number(entry.Reliability),
            PolicyScore = Number(entry.PolicyScore),
        };

    internal static IEnumerable<SeverityRow> Severities(RaterRun run) => run.Severities.Select(own => new SeverityRow
    {
        Rater = own.Rater,
        Group = own.Group,
        Severity = (float)own.Severity,
        StandardError = (float)own.StandardError,
    });

    internal static IEnumerable<ComponentRow> Components(RaterRun run) => run.Components.Select(own => new ComponentRow
    {
        Name = own.Name,
        Variance = (float)own.Variance,
        StandardError = Number(own.StandardError),
        Share = (float)own.Share,
        Fixed = own.Fixed,
    });

    private static float Number(double? value) => value is { } known ? (float)known : float.NaN;

    internal sealed class CapabilityRow
    {
        public string Ratee { get; set; } = "";

        public string Competency { get; set; } = "";

        public float Estimate { get; set; }

        public float StandardError { get; set; }

        public float Lower { get; set; }

        public float Upper { get; set; }

        public float Reliability { get; set; }

        public float PolicyScore { get; set; }
    }

    internal sealed class SeverityRow
    {
        public string Rater { get; set; } = "";

        public string Group { get; set; } = "";

        public float Severity { get; set; }

        public float StandardError { get; set; }
    }

    internal sealed class ComponentRow
    {
        public string Name { get; set; } = "";

        public float Variance { get; set; }

        public float StandardError { get; set; }

        public float Share { get; set; }

        public bool Fixed { get; set; }
    }
}
