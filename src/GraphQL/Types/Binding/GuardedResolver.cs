using GraphQL;
using GraphQL.Resolvers;
using TalentGraph.GraphQL.Execution;

namespace TalentGraph.GraphQL.Types.Binding;

/// <summary>
/// Asks the field's policy before the field resolves: a forbidden root is FORBIDDEN, any other forbidden field null; a
/// dossier field waits until its subject is reported and admitted.
/// </summary>
internal sealed class GuardedResolver(IFieldResolver inner, FieldPolicy policy, bool isRoot, bool isNonNull, string name) : IFieldResolver
{
    /// <summary>The resolver behind the policy.</summary>
    public IFieldResolver Inner { get; } = inner;

    /// <summary>Who may read the field.</summary>
    public FieldPolicy Policy { get; } = policy;

    public ValueTask<object?> ResolveAsync(IResolveFieldContext context)
    {
        var operation = OperationContext.Of(context);
        if (!operation.May(Policy))
        {
            return isRoot || isNonNull
                ? throw new RequestException(Codes.Forbidden, $"Your role may not read {name}.")
                : default;
        }

        if (Policy.Dossier && context.Source is IDossierSubject { DossierSubject: var subject })
            return new ValueTask<object?>(operation.Dossier.Admit(subject, name, () => Inner.ResolveAsync(context)));
        return Inner.ResolveAsync(context);
    }
}
