using TalentGraph.GraphQL.Execution;
using TalentGraph.GraphQL.Types;

namespace TalentGraph.Api.Security;

/// <summary>Who asks, and whom that caller may see. Use cases take <see cref="Scope"/> and, where the answer depends on it, the role.</summary>
/// <param name="Identity">What the token says.</param>
/// <param name="Scope">Whom the caller may see, the caller's own family left out where the role demands it.</param>
internal sealed record Caller(Identity Identity, Scope Scope) : ICaller
{
    /// <summary>One of <see cref="Roles.All"/>.</summary>
    public string Role => Identity.Role;

    /// <inheritdoc/>
    public string PolicySet => Identity.Role;

    /// <inheritdoc/>
    public bool May(FieldPolicy policy) => policy.Roles.Count == 0 || policy.Roles.Contains(Role);

    /// <inheritdoc/>
    public object Account => (Identity.Subject, Identity.Client);

    /// <summary>An HR system sends its records in bulk.</summary>
    public bool SendsLargeBodies => Role == Roles.HrWriter;

    /// <summary>Whether the role is in a column of the matrix: <c>caller.Has(Roles.Map)</c>.</summary>
    /// <param name="column">One of the lists of <see cref="Roles"/>.</param>
    public bool Has(IReadOnlyList<string> column) => column.Contains(Role);
}
