using System.Text;
using GraphQLParser.AST;

namespace TalentGraph.GraphQL.Validation;

/// <summary>
/// A field's arguments as one text, equal for equal arguments: neither the order of arguments nor that of an object's keys
/// means anything (the library compares keys in order). Nesting is bounded by the parser.
/// </summary>
internal static class Arguments
{
    public static string Text(GraphQLField field)
    {
        if (field.Arguments is not { Count: > 0 })
            return "";
        var text = new StringBuilder();
        foreach (var argument in field.Arguments.Items.OrderBy(a => a.Name.StringValue, StringComparer.Ordinal))
        {
            text.Append(argument.Name.Value.Span).Append(':');
            Write(text, argument.Value);
            text.Append(' ');
        }

        return text.ToString();
    }

    private static void Write(StringBuilder text, GraphQLValue value)
    {
        switch (value)
        {
            case GraphQLVariable variable:
                text.Append('$').Append(variable.Name.Value.Span);
                break;
            case GraphQLStringValue written:
                // With its length in front no string can look like anything else.
                text.Append('"').Append(written.Value.Length).Append('"').Append(written.Value.Span);
                break;
            case GraphQLListValue list:
                text.Append('[');
                foreach (var item in list.Values ?? [])
                {
                    Write(text, item);
                    text.Append(',');
                }

                text.Append(']');
                break;
            case GraphQLObjectValue item:
                text.Append('{');
                foreach (var field in (item.Fields ?? []).OrderBy(f => f.Name.StringValue, StringComparer.Ordinal))
                {
                    text.Append(field.Name.Value.Span).Append(':');
                    Write(text, field.Value);
                    text.Append(',');
                }

                text.Append('}');
                break;
            case IHasValueNode leaf:
                text.Append(leaf.Value.Span);
                break;
            case GraphQLEnumValue name:
                text.Append(name.Name.Value.Span);
                break;
        }
    }
}
