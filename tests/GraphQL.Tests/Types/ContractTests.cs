using GraphQLParser;
using GraphQLParser.AST;
using GraphQLParser.Visitors;
using Microsoft.Extensions.DependencyInjection;
using TalentGraph.GraphQL.Types;

namespace TalentGraph.GraphQL.Tests.Types;

/// <summary>
/// The whole of schema.graphql, made into C# classes and back: every type, field, argument, default and nullability of the
/// contract is something the conventions can say.
/// </summary>
public sealed class ContractTests
{
    [Fact]
    public void The_contract_can_be_written_as_classes()
    {
        var contract = Parser.Parse(File.ReadAllText(Repository.Shared("schema.graphql")));

        using var schema = new TalentSchema(new ContractClasses(contract).AddTo(new GraphQLOptions()), new Everybody(), new ServiceCollection().BuildServiceProvider());

        var printed = Definitions(Parser.Parse(schema.Print()));
        var expected = Definitions(contract);
        Assert.Equal([], expected.Keys.Except(printed.Keys));
        Assert.Equal([], printed.Keys.Except(expected.Keys).Where(k => k is not ("@access" or "@cost" or "@listSize")));
        foreach (var (name, text) in expected)
            Assert.Equal($"{name} {text}", $"{name} {printed[name]}");
    }

    /// <summary>Each definition as one text: members sorted by name, no descriptions, no applied directives.</summary>
    private static SortedDictionary<string, string> Definitions(GraphQLDocument document)
    {
        var texts = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var definition in document.Definitions)
        {
            switch (definition)
            {
                case GraphQLObjectTypeDefinition type:
                    texts.Add(type.Name.StringValue, $"{Sorted(type.Interfaces?.Items.Select(i => i.Name.StringValue))} {Fields(type.Fields)}");
                    break;
                case GraphQLInterfaceTypeDefinition type:
                    texts.Add(type.Name.StringValue, Fields(type.Fields));
                    break;
                case GraphQLInputObjectTypeDefinition type:
                    texts.Add(type.Name.StringValue, Sorted(type.Fields!.Items.Select(Input)));
                    break;
                case GraphQLUnionTypeDefinition type:
                    texts.Add(type.Name.StringValue, Sorted(type.Types!.Items.Select(t => t.Name.StringValue)));
                    break;
                case GraphQLEnumTypeDefinition type:
                    texts.Add(type.Name.StringValue, Sorted(type.Values!.Items.Select(v => v.Name.StringValue)));
                    break;
                case GraphQLScalarTypeDefinition type:
                    texts.Add(type.Name.StringValue, "scalar");
                    break;
                case GraphQLDirectiveDefinition directive:
                    texts.Add("@" + directive.Name.StringValue, "directive");
                    break;
            }
        }

        return texts;
    }

    private static string Fields(GraphQLFieldsDefinition? fields) =>
        Sorted(fields!.Items.Select(f => $"{f.Name.StringValue}({Sorted(f.Arguments?.Items.Select(Input))}): {Text(f.Type)}"));

    private static string Input(GraphQLInputValueDefinition input) =>
        $"{input.Name.StringValue}: {Text(input.Type)}{(input.DefaultValue is null ? "" : " = " + Text(input.DefaultValue))}";

    private static string Sorted(IEnumerable<string>? parts) => string.Join(", ", (parts ?? []).Order(StringComparer.Ordinal));

    private static string Text(ASTNode node)
    {
        var writer = new StringWriter();
        new SDLPrinter().PrintAsync(node, writer).AsTask().GetAwaiter().GetResult();
        return writer.ToString();
    }
}

/// <summary>Lets everybody read everything.</summary>
internal sealed class Everybody : IFieldPolicies
{
    private static readonly FieldPolicy Open = new(["everybody", "reader"]);

    public FieldPolicy? Of(string type, string field) => Open;
}
