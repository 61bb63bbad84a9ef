using System.Globalization;
using System.Text;
using TalentGraph.Scoring.Frameworks;
using TalentGraph.Scoring.Raters;

namespace TalentGraph.Scoring.Runs;

/// <summary>The languages of a model card.</summary>
public enum CardLanguage
{
    /// <summary>zh-CN</summary>
    Chinese,

    /// <summary>en</summary>
    English,
}

/// <summary>The model card of a run: what it was made from, what it found, what it cannot say.</summary>
public static class ModelCard
{
    /// <summary>The card as Markdown; numbers in points or as said beside them.</summary>
    public static string Of(RaterModel model, CardLanguage language)
    {
        var chinese = language == CardLanguage.Chinese;
        var facts = model.Facts;
        var text = FrameworkFile.Shipped(chinese ? "card.zh-CN.md" : "card.en.md");
        var values = new Dictionary<string, string>
        {
            ["fingerprint"] = facts.Fingerprint,
            ["framework"] = $"{facts.Framework} {facts.FrameworkVersion}",
            ["scale"] = facts.Scale,
            ["asOf"] = Day(facts.AsOf, chinese),
            ["oldest"] = Day(facts.OldestEvidence, chinese),
            ["newest"] = Day(facts.NewestEvidence, chinese),
            ["ratees"] = Count(facts.Ratees),
            ["raters"] = Count(facts.Raters),
            ["classes"] = Count(facts.Classes),
            ["ballots"] = Count(facts.Ballots),
            ["marks"] = Count(facts.Marks),
            ["withheld"] = Count(facts.WithheldGroups),
            ["iterations"] = Count(facts.Iterations),
            ["seed"] = facts.Seed.ToString(CultureInfo.InvariantCulture),
            ["state"] = State(facts, chinese),
            ["components"] = Components(model, chinese),
            ["references"] = References(model),
            ["reliability"] = Reliability(model),
        };
        foreach (var (name, value) in values)
            text = text.Replace("{{" + name + "}}", value, StringComparison.Ordinal);
        return text;
    }

    private static string State(RunFacts facts, bool chinese) => (facts.Estimated, facts.Converged) switch
    {
        (false, _) => chinese ? "班次过少：只有规则得分，没有估计值。" : "Too few classes: policy scores only, no estimates.",
        (true, false) => chinese ? "迭代用尽时方差尚未稳定，估计值仅供参考。" : "The variances had not come to rest when the iterations ended; do not publish.",
        _ => chinese ? "方差分量已收敛。" : "The variance components converged.",
    };

    private static string Components(RaterModel model, bool chinese)
    {
        var rows = new StringBuilder();
        foreach (var component in model.VarianceComponents)
        {
            var held = component.Fixed ? chinese ? "固定" : "fixed" : "";
            rows.Append(CultureInfo.InvariantCulture, $"| {component.Name} | {component.Variance:0.000} | ")
                .Append(component.StandardError is { } error ? error.ToString("0.000", CultureInfo.InvariantCulture) : "–")
                .Append(CultureInfo.InvariantCulture, $" | {Math.Sqrt(component.Variance):0.00} | {component.Share:0.000} | {component.Levels} | {held} |\n");
        }

        return rows.ToString().TrimEnd('\n');
    }

    private static string References(RaterModel model) => string.Join(
        '\n',
        model.References.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => FormattableString.Invariant($"| {pair.Key} | {pair.Value:0.000} |")));

    // Quartiles over persons, a competency a row.
    private static string Reliability(RaterModel model)
    {
        var rows = model.Maps.SelectMany(map => map.Entries)
            .Where(entry => entry.Reliability is not null)
            .GroupBy(entry => entry.Competency ?? "", StringComparer.Ordinal)
            .OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group =>
            {
                var sorted = group.Select(entry => entry.Reliability!.Value).Order().ToArray();
                var adds = group.Count(entry => entry.AddsValue) / (double)sorted.Length;
                return FormattableString.Invariant(
                    $"| {group.Key} | {sorted.Length} | {sorted[sorted.Length / 4]:0.00} | {sorted[sorted.Length / 2]:0.00} | {sorted[sorted.Length * 3 / 4]:0.00} | {adds:0.00} |");
            });
        return string.Join('\n', rows);
    }

    private static string Day(DateOnly? day, bool chinese) =>
        day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? (chinese ? "无" : "none");

    private static string Count(int count) => count.ToString("N0", CultureInfo.InvariantCulture);
}
