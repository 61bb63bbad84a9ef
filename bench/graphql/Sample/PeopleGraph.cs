using System.Globalization;
using TalentGraph.GraphQL.Execution;
using TalentGraph.GraphQL.Types;

namespace TalentGraph.Bench.GraphQL.Sample;

/// <summary>The set that the goals of speed are measured with: 1,000 people with 20 evaluations each, in memory.</summary>
[QueryRoot]
public static class PeopleGraph
{
    internal static readonly PersonNode[] Everybody = [.. Enumerable.Range(0, 1_000).Select(PersonNode.At)];

    /// <summary>A range of the people.</summary>
    public static IReadOnlyList<PersonNode> People(int? first = 50, int? offset = 0)
    {
        var from = Math.Clamp(offset ?? 0, 0, Everybody.Length);
        return new ArraySegment<PersonNode>(Everybody, from, Math.Clamp(first ?? 50, 0, Everybody.Length - from));
    }

    /// <summary>One of them.</summary>
    public static PersonNode? Person([Id] string id) =>
        int.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var i) && i < Everybody.Length ? Everybody[i] : null;
}

/// <summary>A policy with a role on every field, so that none is measured without one.</summary>
public sealed class ReadersOnly : IFieldPolicies
{
    private static readonly FieldPolicy Readers = new(["reader"], "all");

    /// <inheritdoc/>
    public FieldPolicy Of(string type, string field) => Readers;
}

/// <summary>Somebody with a role.</summary>
/// <param name="Role">The role.</param>
public sealed record RoleCaller(string Role) : ICaller
{
    /// <inheritdoc/>
    public string PolicySet => Role;

    /// <inheritdoc/>
    public bool May(FieldPolicy policy) => policy.Roles.Contains(Role);
}
