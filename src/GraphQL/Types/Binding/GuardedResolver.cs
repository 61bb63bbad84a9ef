using GraphQL;
using GraphQL.Resolvers;
using TalentGraph.GraphQL.Execution;

namespace TalentGraph.GraphQL.Types.Binding;

/// <summary>
/// A resolver behind its field's policy. A plan asks the policy once and reads <see cref="Inner"/>; only the sources of
/// subscriptions, which have no plan, are resolved through it.
/// </summary>
internal sealed class GuardedResolver(IFieldResolver inner, FieldPolicy policy, bool isRoot, bool isNonNull, string name) : IFieldResolver
{
    /// <summary>The resolver behind the policy.</summary>
    public IFieldResolver Inner { get; } = inner;

    /// <summary>Who may read the field.</summary>
    public FieldPolicy Policy { get; } = policy;

    /// <summary>The field as Type.field.</summary>
    public string Name { get; } = name;

    /// <summary>What whoever may not read it is told; null: the field is null without a word.</summary>
    public string? Refusal { get; } = isRoot || isNonNull ? $"Your role may not read {name}." : null;

    public ValueTask<object?> ResolveAsync(IResolveFieldContext context)
    {
        if (Policy.Dossier)
            throw new InvalidOperationException($"{Name} opens a dossier and is resolved by level, behind the gate.");
        if (OperationContext.Of(context).May(Policy))
            return Inner.ResolveAsync(context);
        return Refusal is null ? default : throw new RequestException(Codes.Forbidden, Refusal);
    }
}
