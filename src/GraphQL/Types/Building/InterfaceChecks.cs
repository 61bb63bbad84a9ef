using GraphQL.Types;

namespace TalentGraph.GraphQL.Types.Building;

/// <summary>
/// https://spec.graphql.org/October2021/#IsValidImplementation(). The library compares while it still builds, so that what it
/// refuses depends on the order of types; here all are there.
/// </summary>
internal static class InterfaceChecks
{
    /// <exception cref="SchemaException">The class lacks a field of the interface, or has it otherwise.</exception>
    public static void Check(Type type, ObjectGraphType graphType, InterfaceGraphType contract)
    {
        foreach (var promised in contract.Fields)
        {
            var field = graphType.GetField(promised.Name)
                ?? throw new SchemaException($"{type.FullName} is a {contract.Name} and has no field {promised.Name}.");
            if (!IsSubtype(field.ResolvedType!, promised.ResolvedType!))
                throw new SchemaException($"{type.FullName} is a {contract.Name}: its field {field.Name} is {field.ResolvedType}, and not {promised.ResolvedType}.");
            foreach (var argument in promised.Arguments ?? [])
            {
                if (field.Arguments?.Find(argument.Name)?.ResolvedType?.ToString() != argument.ResolvedType!.ToString())
                    throw new SchemaException($"{type.FullName} is a {contract.Name}: its field {field.Name} takes no {argument.Name}: {argument.ResolvedType}.");
            }

            foreach (var argument in field.Arguments ?? [])
            {
                if (argument is { DefaultValue: null, ResolvedType: NonNullGraphType } && promised.Arguments?.Find(argument.Name) is null)
                    throw new SchemaException($"{type.FullName} is a {contract.Name}: its field {field.Name} needs {argument.Name}, which the interface does not know.");
            }
        }
    }

    private static bool IsSubtype(IGraphType type, IGraphType super) => (type, super) switch
    {
        (NonNullGraphType { ResolvedType: var inner }, NonNullGraphType { ResolvedType: var expected }) => IsSubtype(inner!, expected!),
        (NonNullGraphType { ResolvedType: var inner }, _) => IsSubtype(inner!, super),
        (ListGraphType { ResolvedType: var item }, ListGraphType { ResolvedType: var expected }) => IsSubtype(item!, expected!),
        (IObjectGraphType one, IAbstractGraphType many) => many.PossibleTypes.Contains(one),
        _ => ReferenceEquals(type, super),
    };
}
