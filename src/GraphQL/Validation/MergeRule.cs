using GraphQL;
using GraphQL.Types;
using GraphQL.Validation;
using GraphQLParser.AST;
using TalentGraph.GraphQL.Guards;

namespace TalentGraph.GraphQL.Validation;

/// <summary>
/// Field Selection Merging, https://spec.graphql.org/October2021/#sec-Field-Selection-Merging. Replaces
/// <c>OverlappingFieldsCanBeMerged</c>, which compares fields in pairs, follows fragments by recursion and ends the process
/// on 46 bytes. Here fields are grouped by response name instead: what the specification asks of every pair of a group holds
/// when it holds between the first and each other one, so a level costs as much as it has fields. A set of selections that
/// was looked at is not looked at again (this also ends cycles), and all together has a budget.
/// </summary>
internal sealed class MergeRule(int budget, int errors) : ValidationRuleBase
{
    public override ValueTask<INodeVisitor?> GetPreNodeVisitorAsync(ValidationContext context)
    {
        var pass = new Pass(context, budget, errors);
        foreach (var operation in context.Document.Definitions.OfType<GraphQLOperationDefinition>())
        {
            IGraphType? root = operation.Operation switch
            {
                OperationType.Query => context.Schema.Query,
                OperationType.Mutation => context.Schema.Mutation,
                _ => context.Schema.Subscription,
            };
            pass.Check(operation.SelectionSet, root);
        }

        // Fragments that no operation uses are wrong by another rule, but their own conflicts are conflicts.
        foreach (var fragment in context.Document.Definitions.OfType<GraphQLFragmentDefinition>())
        {
            if (!pass.Reached.Contains(fragment.FragmentName.Name.StringValue))
                pass.Check(fragment.SelectionSet, context.Schema.AllTypes[fragment.TypeCondition.Type.Name.Value]);
        }

        return default;
    }

    private sealed class Pass
    {
        private readonly Dictionary<GraphQLSelectionSet, int> numbers = new(ReferenceEqualityComparer.Instance);
        private readonly HashSet<string> shapes = new(StringComparer.Ordinal);
        private readonly HashSet<string> parents = new(StringComparer.Ordinal);
        private readonly HashSet<(GraphQLField, GraphQLField)> reported = [];
        private readonly Dictionary<string, GraphQLFragmentDefinition> fragments;
        private readonly ValidationContext context;
        private readonly int budget;
        private readonly int errors;
        private int left;

        public Pass(ValidationContext context, int budget, int errors)
        {
            this.context = context;
            this.budget = left = budget;
            this.errors = errors;
            fragments = Fragments.Of(context.Document);
        }

        /// <summary>Fragments that some operation led to.</summary>
        public HashSet<string> Reached { get; } = new(StringComparer.Ordinal);

        public void Check(GraphQLSelectionSet set, IGraphType? type)
        {
            List<Selection> source = [new(set, type)];
            CheckShapes(source);
            CheckParents(source);
        }

        /// <summary>SameResponseShape over the whole group, whatever the parents.</summary>
        private void CheckShapes(List<Selection> sources)
        {
            if (!shapes.Add(Key(sources)))
                return;
            foreach (var group in Collect(sources))
            {
                var first = group.FirstOrDefault(f => f.Type is not null);
                if (first is null)
                    continue;
                foreach (var other in group)
                {
                    if (other.Type is not null && !HaveSameShape(first.Type!, other.Type))
                        Report(first, other, $"they return conflicting types \"{first.Type}\" and \"{other.Type}\"");
                }

                if (Below(group) is { Count: > 0 } below)
                    CheckShapes(below);
            }
        }

        /// <summary>
        /// FieldsInSetCanMerge: fields that can meet on one object have one name and equal arguments. Two different object
        /// types never meet; a field of an abstract type meets those of every object type.
        /// </summary>
        private void CheckParents(List<Selection> sources)
        {
            if (!parents.Add(Key(sources)))
                return;
            foreach (var group in Collect(sources))
            {
                foreach (var meeting in Meetings(group))
                {
                    var first = meeting[0];
                    var arguments = Arguments.Text(first.Node);
                    foreach (var other in meeting)
                    {
                        if (first.Node.Name.Value != other.Node.Name.Value)
                            Report(first, other, $"\"{first.Node.Name.Value}\" and \"{other.Node.Name.Value}\" are different fields");
                        else if (arguments != Arguments.Text(other.Node))
                            Report(first, other, "they have differing arguments");
                    }

                    if (Below(meeting) is { Count: > 0 } below)
                        CheckParents(below);
                }
            }
        }

        private static IEnumerable<List<Field>> Meetings(List<Field> group)
        {
            var objects = group.Where(f => f.Parent is IObjectGraphType).GroupBy(f => f.Parent).ToList();
            if (objects.Count < 2)
                return [group];
            var everywhere = group.Where(f => f.Parent is not IObjectGraphType).ToList();
            return objects.Select(o => o.Concat(everywhere).ToList());
        }

        private static List<Selection> Below(List<Field> group)
        {
            var below = new List<Selection>();
            foreach (var field in group)
            {
                if (field.Node.SelectionSet is { } set)
                    below.Add(new Selection(set, field.Type?.GetNamedType()));
            }

            return below;
        }

        /// <summary>CollectFields without directives: the fields of the sources, fragments put in, by response name.</summary>
        private Dictionary<string, List<Field>>.ValueCollection Collect(List<Selection> sources)
        {
            var groups = new Dictionary<string, List<Field>>(StringComparer.Ordinal);
            var spreads = new HashSet<string>(StringComparer.Ordinal);
            var open = new Stack<Selection>(Enumerable.Reverse(sources));
            while (open.TryPop(out var source))
            {
                foreach (var selection in source.Set.Selections)
                {
                    if (--left < 0)
                        throw new LimitException("mergeBudget", budget);
                    switch (selection)
                    {
                        case GraphQLField field:
                            var name = (field.Alias?.Name ?? field.Name).StringValue;
                            if (!groups.TryGetValue(name, out var group))
                                groups.Add(name, group = []);
                            group.Add(new Field(field, source.Type, TypeOf(field, source.Type)));
                            break;
                        case GraphQLInlineFragment inline:
                            open.Push(new Selection(inline.SelectionSet, Condition(inline.TypeCondition, source.Type)));
                            break;
                        case GraphQLFragmentSpread spread when spreads.Add(spread.FragmentName.Name.StringValue):
                            Reached.Add(spread.FragmentName.Name.StringValue);
                            if (fragments.TryGetValue(spread.FragmentName.Name.StringValue, out var fragment))
                                open.Push(new Selection(fragment.SelectionSet, Condition(fragment.TypeCondition, null)));
                            break;
                    }
                }
            }

            return groups.Values;
        }

        private IGraphType? Condition(GraphQLTypeCondition? condition, IGraphType? type) =>
            condition is null ? type : context.Schema.AllTypes[condition.Type.Name.Value];

        private IGraphType? TypeOf(GraphQLField field, IGraphType? parent)
        {
            if (field.Name.Value == context.Schema.TypeNameMetaFieldType.Name)
                return context.Schema.TypeNameMetaFieldType.ResolvedType;
            if (ReferenceEquals(parent, context.Schema.Query))
            {
                if (field.Name.Value == context.Schema.SchemaMetaFieldType.Name)
                    return context.Schema.SchemaMetaFieldType.ResolvedType;
                if (field.Name.Value == context.Schema.TypeMetaFieldType.Name)
                    return context.Schema.TypeMetaFieldType.ResolvedType;
            }

            return (parent as IComplexGraphType)?.GetField(field.Name.Value)?.ResolvedType;
        }

        private string Key(List<Selection> sources)
        {
            var parts = new SortedSet<string>(StringComparer.Ordinal);
            foreach (var (set, type) in sources)
            {
                if (!numbers.TryGetValue(set, out var number))
                    numbers.Add(set, number = numbers.Count);
                parts.Add($"{number}:{type?.Name}");
            }

            return string.Join(' ', parts);
        }

        private void Report(Field first, Field other, string why)
        {
            if (reported.Count < errors && reported.Add((first.Node, other.Node)))
            {
                var name = (first.Node.Alias?.Name ?? first.Node.Name).StringValue;
                context.ReportError(new ValidationError(context.Document.Source, "5.3.2", $"Fields \"{name}\" conflict because {why}. Use different aliases on the fields to fetch both if this was intentional.", first.Node, other.Node));
            }
        }

        /// <summary>The wrappers are equal, and leaves are the same leaf; what is below composites is compared apart.</summary>
        private static bool HaveSameShape(IGraphType a, IGraphType b) => (a, b) switch
        {
            (NonNullGraphType x, NonNullGraphType y) => HaveSameShape(x.ResolvedType!, y.ResolvedType!),
            (NonNullGraphType, _) or (_, NonNullGraphType) => false,
            (ListGraphType x, ListGraphType y) => HaveSameShape(x.ResolvedType!, y.ResolvedType!),
            (ListGraphType, _) or (_, ListGraphType) => false,
            (ScalarGraphType, _) or (_, ScalarGraphType) => a.Name == b.Name,
            _ => true,
        };
    }

    private sealed record Selection(GraphQLSelectionSet Set, IGraphType? Type);

    private sealed record Field(GraphQLField Node, IGraphType? Parent, IGraphType? Type);
}
