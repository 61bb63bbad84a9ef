using GraphQL;
using GraphQL.Resolvers;
using TalentGraph.GraphQL.Execution;

namespace TalentGraph.GraphQL.Types.Binding;

/// <summary>
/// A resolver behind its field's policy. A plan asks the policy once and reads <see cref="Inner"/>; only the sources of
/// subscriptions, which have no plan, are resolved through it.
/// </summary>
/// <param name="make">Makes the resolver when it is first asked for: accessors of a thousand fields, each of a type of its own, are a sixth of the start.</param>
/// <param name="policy">Who may read the field.</param>
/// <param name="isRoot">It is a field of Query, Mutation or Subscription.</param>
/// <param name="isNonNull">It cannot be null.</param>
/// <param name="name">Type.field.</param>
internal sealed class GuardedResolver(Func<IFieldResolver> make, FieldPolicy policy, bool isRoot, bool isNonNull, string name) : IFieldResolver
{
    private IFieldResolver? inner;

    /// <summary>The resolver behind the policy. Two who ask at once may make two; both are alike.</summary>
    public IFieldResolver Inner => inner ??= make();

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
