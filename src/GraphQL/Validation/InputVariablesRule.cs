using GraphQL;
using GraphQL.Validation;
using GraphQLParser;
using GraphQLParser.AST;

namespace TalentGraph.GraphQL.Validation;

/// <summary>
/// Variables Are Input Types, https://spec.graphql.org/October2021/#sec-Variables-Are-Input-Types. The library's rule reports
/// such a variable, and then the library coerces its default all the same and throws; so validation ends here.
/// </summary>
internal sealed class InputVariablesRule : ValidationRuleBase
{
    public override ValueTask<INodeVisitor?> GetPreNodeVisitorAsync(ValidationContext context)
    {
        foreach (var variable in context.Document.Definitions.OfType<GraphQLOperationDefinition>().SelectMany(o => o.Variables?.Items ?? []))
        {
            var name = NameOf(variable.Type);
            if (context.Schema.AllTypes[name] is { } type && !type.IsInputType())
                throw new TooManyErrorsException([new ValidationError(context.Document.Source, "5.8.2", $"Variable \"${variable.Variable.Name.Value}\" cannot be of type {name}, which is no input.", variable)]);
        }

        return default;
    }

    private static ROM NameOf(GraphQLType type) => type switch
    {
        GraphQLNonNullType nonNull => NameOf(nonNull.Type),
        GraphQLListType list => NameOf(list.Type),
        _ => ((GraphQLNamedType)type).Name.Value,
    };
}
