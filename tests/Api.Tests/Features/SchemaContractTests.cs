using GraphQLParser.AST;
using TalentGraph.Api.Tests.Architecture;
using TalentGraph.GraphQL.Tests;
using Xunit;
using static TalentGraph.Api.Tests.Features.SchemaText;

namespace TalentGraph.Api.Tests.Features;

/// <summary>The printed schema beside its golden file, and beside the contract where that is at hand.</summary>
[Collection(nameof(ServedCounty))]
public sealed class SchemaContractTests(ServedCounty county)
{
    private static readonly string Contract = Path.Combine(Repository.Root, "..", "shared", "schema.graphql");

    [Fact]
    public void The_printed_schema_is_the_golden_one() => Golden.Matches(county.Schema.Print(), "schema.graphql");

    [Fact]
    public void Whatever_is_printed_stands_in_the_contract_with_the_same_name_type_and_arguments()
    {
        if (!File.Exists(Contract))
            Assert.Skip("../shared/schema.graphql is not there.");
        var contract = DefinitionsOf(File.ReadAllText(Contract));

        var differences = DefinitionsOf(county.Schema.Print()).SelectMany(ours => Differences(ours.Value, contract.GetValueOrDefault(ours.Key)));

        Assert.Empty(differences);
    }

    [Fact]
    public void A_difference_is_seen()
    {
        var ours = DefinitionsOf("type A implements N { x(y: Int = 2): Int z: [Int] } enum E { P R } union U = A | B");
        var contract = DefinitionsOf("type A { x(y: Int = 1): Int! } enum E { P Q } union U = A");

        Assert.Equal(
            [
                "A: implements N, the contract nothing",
                "A.x: Int, in the contract Int!",
                "A.x(y): Int = 2, in the contract Int = 1",
                "A.z is not in the contract",
                "E: P R, in the contract P Q",
                "U: B is not in the contract",
            ],
            ours.SelectMany(pair => Differences(pair.Value, contract[pair.Key])));
    }

    private static IEnumerable<string> Differences(GraphQLTypeDefinition ours, GraphQLTypeDefinition? contract)
    {
        var name = ours.Name.StringValue;
        if (contract?.Kind != ours.Kind)
            return [$"{name} is not in the contract as {ours.Kind}"];
        return (ours, contract) switch
        {
            (GraphQLEnumTypeDefinition a, GraphQLEnumTypeDefinition b) => ValuesOf(a) == ValuesOf(b) ? [] : [$"{name}: {ValuesOf(a)}, in the contract {ValuesOf(b)}"],
            (GraphQLUnionTypeDefinition a, GraphQLUnionTypeDefinition b) => NamesOf(a.Types).Except(NamesOf(b.Types)).Select(member => $"{name}: {member} is not in the contract"),
            (GraphQLInputObjectTypeDefinition a, GraphQLInputObjectTypeDefinition b) => Arguments(name + ".", "", a.Fields?.Items ?? [], b.Fields?.Items ?? []),
            (IHasFieldsDefinitionNode a, IHasFieldsDefinitionNode b) => [.. Interfaces(name, ours, contract), .. Fields(name, a.Fields?.Items ?? [], b.Fields?.Items ?? [])],
            _ => [],
        };
    }

    private static IEnumerable<string> Interfaces(string name, ASTNode ours, ASTNode contract)
    {
        string Of(ASTNode type) => NamesOf((type as IHasInterfacesNode)?.Interfaces) is { Count: > 0 } names ? string.Join(' ', names) : "nothing";
        return Of(ours) == Of(contract) ? [] : [$"{name}: implements {Of(ours)}, the contract {Of(contract)}"];
    }

    private static IEnumerable<string> Fields(string type, IEnumerable<GraphQLFieldDefinition> ours, IEnumerable<GraphQLFieldDefinition> contract)
    {
        var known = contract.ToDictionary(field => field.Name.StringValue, StringComparer.Ordinal);
        foreach (var field in ours)
        {
            var name = $"{type}.{field.Name.StringValue}";
            if (!known.TryGetValue(field.Name.StringValue, out var same))
            {
                yield return $"{name} is not in the contract";
                continue;
            }

            if (TypeOf(field.Type) != TypeOf(same.Type))
                yield return $"{name}: {TypeOf(field.Type)}, in the contract {TypeOf(same.Type)}";
            foreach (var difference in Arguments(name + "(", ")", field.Arguments?.Items ?? [], same.Arguments?.Items ?? []))
                yield return difference;
        }
    }

    private static IEnumerable<string> Arguments(string before, string behind, IEnumerable<GraphQLInputValueDefinition> ours, IEnumerable<GraphQLInputValueDefinition> contract)
    {
        var known = contract.ToDictionary(value => value.Name.StringValue, Print, StringComparer.Ordinal);
        return
            from value in ours
            let name = value.Name.StringValue
            let same = known.GetValueOrDefault(name, "nothing")
            where same != Print(value)
            select $"{before}{name}{behind}: {Print(value)}, in the contract {same}";
    }

    private static string Print(GraphQLInputValueDefinition value) =>
        TypeOf(value.Type) + value.DefaultValue switch
        {
            null => "",
            GraphQLIntValue number => $" = {number.Value}",
            GraphQLBooleanValue flag => $" = {flag.Value}",
            GraphQLEnumValue word => $" = {word.Name.Value}",
            var other => $" = {other.Kind}",
        };

    private static string TypeOf(GraphQLType type) => type switch
    {
        GraphQLNonNullType nonNull => TypeOf(nonNull.Type) + "!",
        GraphQLListType list => $"[{TypeOf(list.Type)}]",
        _ => ((GraphQLNamedType)type).Name.StringValue,
    };

    private static string ValuesOf(GraphQLEnumTypeDefinition type) => string.Join(' ', (type.Values?.Items ?? []).Select(value => value.Name.StringValue).Order(StringComparer.Ordinal));

    private static List<string> NamesOf(IEnumerable<GraphQLNamedType>? types) => [.. (types ?? []).Select(type => type.Name.StringValue).Order(StringComparer.Ordinal)];
}
