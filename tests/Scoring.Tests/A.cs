using Microsoft.ML;
using TalentGraph.Scoring.Frameworks;
using TalentGraph.Scoring.Marks;
using TalentGraph.Scoring.Raters;

namespace TalentGraph.Scoring.Tests;

/// <summary>Builders of small inputs.</summary>
internal static class A
{
    internal static MarkRow Mark(
        string ratee, string rater, string role, float score, string indicator = "I0", string @class = "K1", string? round = null) => new()
    {
        Ratee = ratee,
        Rater = rater,
        Class = @class,
        Round = round ?? @class + "/in_class",
        Ballot = $"{ratee}|{rater}|{role}|{round ?? @class}",
        Role = role,
        Indicator = indicator,
        Day = "2024-06-30",
        Score = score,
    };

    internal static IEnumerable<MarkRow> Peers(string ratee, int count, float score = 80, string indicator = "I0", string @class = "K1") =>
        Enumerable.Range(0, count).Select(k => Mark(ratee, $"R{k}", RaterRoles.Peer, score, indicator, @class));

    internal static RaterOptions Options(params IndicatorLoading[] weights) => new()
    {
        Framework = FrameworkFile.National,
        IndicatorWeights = weights.Length > 0 ? weights : [new IndicatorLoading("I0", "C0", 1)],
        Cancellation = TestContext.Current.CancellationToken,
    };

    internal static RaterModel Model(IEnumerable<MarkRow> marks, RaterOptions options)
    {
        var ml = new MLContext(1);
        return ml.Talent().Raters(options).Fit(ml.Data.LoadFromEnumerable(marks));
    }
}
