using GraphQLParser;
using GraphQLParser.AST;
using GraphQLParser.Exceptions;
using TalentGraph.GraphQL.Guards;

namespace TalentGraph.GraphQL.Execution.Documents;

/// <summary>From a text to a document that is small enough for the rules to look at.</summary>
internal static class DocumentParser
{
    /// <exception cref="LimitException">It is over a limit that is known before the rules run.</exception>
    /// <exception cref="GraphQLParserException">It is no GraphQL.</exception>
    public static GraphQLDocument Parse(string text, GraphQLLimits limits)
    {
        // One line terminator like another to the language, but the library throws where it shows an error behind a lone one.
        text = text.Contains('\r', StringComparison.Ordinal) ? text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n') : text;
        TokenGuard.Check(text, limits.Tokens);
        try
        {
            var document = Parser.Parse(text, new ParserOptions { Ignore = IgnoreOptions.Comments, MaxDepth = limits.ParserDepth });
            // https://spec.graphql.org/October2021/#Document has at least one definition; the library finds that out after the rules.
            if (document.Definitions.Count == 0)
                throw new GraphQLSyntaxErrorException("There is nothing in it.", text, text.Length);
            DocumentGuard.Check(document, limits);
            return document;
        }
        catch (GraphQLMaxDepthExceededException)
        {
            throw new LimitException("parserDepth", limits.ParserDepth);
        }
    }
}
