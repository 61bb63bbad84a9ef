using GraphQLParser.AST;

namespace TalentGraph.GraphQL.Guards;

/// <summary>
/// What runs between parser and rules: counts a document as if its fragments were written out, each fragment being counted
/// once and remembered. The library's rules walk fragments by recursion and some of them once a use, so cycles end the
/// process and chains and doublings take minutes; nothing of that kind gets past here.
/// </summary>
internal sealed class DocumentGuard
{
    private readonly GraphQLLimits limits;
    private readonly Dictionary<string, GraphQLFragmentDefinition> fragments;
    private readonly Dictionary<string, Measure> measured = new(StringComparer.Ordinal);
    private readonly HashSet<string> open = new(StringComparer.Ordinal);
    private int visits;
    private int nesting;

    private DocumentGuard(GraphQLLimits limits, Dictionary<string, GraphQLFragmentDefinition> fragments)
    {
        this.limits = limits;
        this.fragments = fragments;
    }

    /// <exception cref="LimitException">The document is over a limit.</exception>
    /// <exception cref="FragmentCycleException">A fragment contains itself.</exception>
    public static void Check(GraphQLDocument document, GraphQLLimits limits)
    {
        var guard = new DocumentGuard(limits, Fragments.Of(document));
        var total = default(Measure);
        foreach (var definition in document.Definitions)
        {
            switch (definition)
            {
                case GraphQLOperationDefinition operation:
                    guard.CheckDirectives(operation);
                    foreach (var variable in operation.Variables?.Items ?? [])
                        guard.CheckDirectives(variable);
                    total = total.Beside(guard.Of(operation.SelectionSet));
                    guard.Check(total);
                    break;
                case GraphQLFragmentDefinition fragment:
                    // Also those that no operation uses: the rules walk them all the same.
                    var measure = guard.Of(fragment);
                    guard.Check(IsOfIntrospection(fragment) ? measure.Introspecting() : measure);
                    break;
            }
        }
    }

    private void Check(Measure measure)
    {
        if (measure.Fields > limits.Fields)
            throw new LimitException("fields", limits.Fields);
        if (measure.Aliases > limits.Aliases)
            throw new LimitException("aliases", limits.Aliases);
        if (measure.Depth > limits.SelectionDepth)
            throw new LimitException("selectionDepth", limits.SelectionDepth);
        if (measure.IntrospectionDepth > limits.IntrospectionDepth)
            throw new LimitException("introspectionDepth", limits.IntrospectionDepth);
        if (measure.Height > limits.ParserDepth)
            throw new LimitException("parserDepth", limits.ParserDepth);
    }

    private Measure Of(GraphQLSelectionSet? set)
    {
        if (set is null)
            return default;
        // The walk is recursive, and its own depth must be bounded before any sum of depths is known.
        if (++nesting > 2 * limits.ParserDepth)
            throw new LimitException("parserDepth", limits.ParserDepth);
        var total = default(Measure);
        foreach (var selection in set.Selections)
        {
            if (selection is IHasDirectivesNode node)
                CheckDirectives(node);
            total = total.Beside(selection switch
            {
                GraphQLField field => Of(field),
                GraphQLInlineFragment inline => Of(inline.SelectionSet).Under(),
                GraphQLFragmentSpread spread => Of(spread),
                _ => default,
            });
            if (total.Fields > limits.Fields)
                throw new LimitException("fields", limits.Fields);
        }

        nesting--;
        return total;
    }

    private Measure Of(GraphQLField field)
    {
        var below = Of(field.SelectionSet);
        var measure = new Measure(
            below.Fields + 1,
            below.Aliases + (field.Alias is null ? 0 : 1),
            below.Depth + 1,
            below.IntrospectionDepth > 0 ? below.IntrospectionDepth + 1 : 0,
            below.Height + 1);
        return field.Name.Value.Span is "__schema" or "__type" ? measure.Introspecting() : measure;
    }

    /// <summary>Such a fragment stands below <c>__schema</c> or <c>__type</c> wherever it is used.</summary>
    private static bool IsOfIntrospection(GraphQLFragmentDefinition fragment) =>
        fragment.TypeCondition.Type.Name.Value.Span.StartsWith("__", StringComparison.Ordinal);

    private Measure Of(GraphQLFragmentSpread spread)
    {
        if (++visits > limits.FragmentVisits)
            throw new LimitException("fragmentVisits", limits.FragmentVisits);
        // A fragment that is not there is for the rules to report.
        return fragments.TryGetValue(spread.FragmentName.Name.StringValue, out var fragment) ? Of(fragment).Under() : default;
    }

    private Measure Of(GraphQLFragmentDefinition fragment)
    {
        CheckDirectives(fragment);
        var name = fragment.FragmentName.Name.StringValue;
        if (fragments.TryGetValue(name, out var first) && !ReferenceEquals(first, fragment))
            return Of(fragment.SelectionSet);
        if (measured.TryGetValue(name, out var measure))
            return measure;
        if (!open.Add(name))
            throw new FragmentCycleException(name);
        measure = Of(fragment.SelectionSet);
        open.Remove(name);
        measured.Add(name, measure);
        return measure;
    }

    private void CheckDirectives(IHasDirectivesNode node)
    {
        if (node.Directives?.Count > limits.DirectivesPerLocation)
            throw new LimitException("directives", limits.DirectivesPerLocation);
    }

    /// <summary>A selection as if its fragments were written out.</summary>
    /// <param name="Fields">Fields in it.</param>
    /// <param name="Aliases">Aliased ones among them.</param>
    /// <param name="Depth">Nesting of fields outside introspection.</param>
    /// <param name="IntrospectionDepth">Nesting of fields on the way through <c>__schema</c> or <c>__type</c>.</param>
    /// <param name="Height">Nesting of anything, fragments included.</param>
    private readonly record struct Measure(long Fields, long Aliases, int Depth, int IntrospectionDepth, int Height)
    {
        public Measure Beside(Measure other) => new(
            Fields + other.Fields,
            Aliases + other.Aliases,
            Math.Max(Depth, other.Depth),
            Math.Max(IntrospectionDepth, other.IntrospectionDepth),
            Math.Max(Height, other.Height));

        public Measure Under() => this with { Height = Height + 1 };

        public Measure Introspecting() => this with { Depth = 0, IntrospectionDepth = Math.Max(Depth, IntrospectionDepth) };
    }
}

/// <summary>A fragment contains itself, directly or through others.</summary>
internal sealed class FragmentCycleException(string fragment)
    : Exception($"Cannot spread fragment \"{fragment}\" within itself.");
