using Microsoft.AspNetCore.Http;
using TalentGraph.GraphQL.Execution;

namespace TalentGraph.GraphQL.Guards;

/// <summary>Knows what callers may spend. Where the host registers none, nobody is limited.</summary>
public interface IBudgets
{
    /// <summary>The budget that a request draws on.</summary>
    /// <param name="context">The request.</param>
    /// <param name="caller">Who asks; null: nobody that we know.</param>
    IBudget Of(HttpContext context, ICaller? caller);
}

/// <summary>
/// What one caller may spend, counted in the cost of operations and not in requests. Every request takes 1 before anything of
/// it is read; once its cost is known, and before it runs, it takes the rest.
/// </summary>
public interface IBudget
{
    /// <summary>What is left at this moment, at least 0.</summary>
    long Left { get; }

    /// <summary>Takes a cost, all of it or nothing.</summary>
    /// <param name="cost">At least 0.</param>
    /// <returns>Null: taken. Otherwise when it is worth trying again.</returns>
    TimeSpan? Spend(int cost);
}
