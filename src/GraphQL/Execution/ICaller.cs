using Microsoft.AspNetCore.Http;
using TalentGraph.GraphQL.Guards;
using TalentGraph.GraphQL.Types;

namespace TalentGraph.GraphQL.Execution;

/// <summary>Who asks. The host's own class implements it; resolvers take that class as a parameter.</summary>
public interface ICaller
{
    /// <summary>Equal for callers to whom every policy answers alike; never an id of a person.</summary>
    string PolicySet { get; }

    /// <summary>Whether the caller may read fields under this policy.</summary>
    /// <param name="policy">As the host's <see cref="IFieldPolicies"/> gave it.</param>
    bool May(FieldPolicy policy);

    /// <summary>Equal for requests of one account and of no other; it stays in memory as long as something of the account's is open. Null: nobody can tell.</summary>
    object? Account => null;

    /// <summary>Whether the caller's mutations come in large bodies (<see cref="GraphQLLimits.LargeBodyBytes"/>).</summary>
    bool SendsLargeBodies => false;
}

/// <summary>Finds the caller of a request.</summary>
public interface ICallers
{
    /// <summary>The caller; null is answered with 401 UNAUTHENTICATED.</summary>
    /// <param name="context">The request.</param>
    /// <param name="cancellationToken">Ends with the request.</param>
    ValueTask<ICaller?> IdentifyAsync(HttpContext context, CancellationToken cancellationToken);
}
