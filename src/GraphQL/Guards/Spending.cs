using TalentGraph.GraphQL.Execution;

namespace TalentGraph.GraphQL.Guards;

/// <summary>Turns an empty budget into the refusal that the caller reads.</summary>
internal static class Spending
{
    /// <exception cref="RequestException">RATE_LIMITED: the budget has not so much left.</exception>
    public static void Take(this IBudget budget, int cost)
    {
        if (cost > 0 && budget.Spend(cost) is { } wait)
        {
            throw new RequestException(Codes.RateLimited, "You have spent what you may for now. Try again later, or ask for less.")
            {
                RetryAfterMs = (int)Math.Clamp(Math.Ceiling(wait.TotalMilliseconds), 1, int.MaxValue),
            };
        }
    }
}
