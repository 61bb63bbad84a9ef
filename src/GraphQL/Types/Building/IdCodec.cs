using TalentGraph.GraphQL.Execution;
using TalentGraph.GraphQL.Types.Leaves;

namespace TalentGraph.GraphQL.Types.Building;

/// <summary>Between a typed id and the <c>kind:key</c> that clients see.</summary>
internal sealed class IdCodec(string kind, Func<string, object> parse, Func<object, string> key, WrongKind wrongKind, Leaf leaf)
{
    public Leaf Leaf => leaf;

    public string Encode(object id) => $"{kind}:{key(id)}";

    /// <exception cref="RequestException">BAD_USER_INPUT where that is what a wrong kind means.</exception>
    /// <exception cref="NotThereException">Where a wrong kind means that there is no such object.</exception>
    public object Decode(string text)
    {
        if (text.Length > kind.Length + 1 && text[kind.Length] == ':' && text.StartsWith(kind, StringComparison.Ordinal))
        {
            try
            {
                return parse(text[(kind.Length + 1)..]);
            }
            catch (Exception e) when (e is ArgumentException or FormatException)
            {
                // A key that cannot be one is treated like a kind that is another.
            }
        }

        throw wrongKind == WrongKind.NotThere
            ? new NotThereException()
            : new RequestException(Codes.BadUserInput, $"The ID is not one of kind '{kind}'.");
    }
}

/// <summary>The argument names an object that cannot exist, so the field is null.</summary>
internal sealed class NotThereException : Exception;
