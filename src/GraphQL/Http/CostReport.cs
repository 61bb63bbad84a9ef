using Microsoft.AspNetCore.Http;
using TalentGraph.GraphQL.Execution;
using TalentGraph.GraphQL.Guards;

namespace TalentGraph.GraphQL.Http;

/// <summary>
/// <c>extensions.cost</c>, for whoever sends <c>GraphQL-Cost: report</c>: what the operation costs (absent where it was refused
/// before that was known), what one may cost, and what the caller has left (absent where nobody counts).
/// </summary>
internal static class CostReport
{
    public static bool IsAskedFor(HttpRequest request) =>
        request.Headers["GraphQL-Cost"].ToString().Equals("report", StringComparison.OrdinalIgnoreCase);

    public static void AddTo(Answer answer, int limit, IBudget? budget)
    {
        var report = new Dictionary<string, object?>();
        if (answer.Cost is { } cost)
            report["requested"] = cost;
        report["limit"] = limit;
        if (budget is not null)
            report["left"] = budget.Left;
        answer.Result.Extensions ??= new Dictionary<string, object?>();
        answer.Result.Extensions["cost"] = report;
    }
}
