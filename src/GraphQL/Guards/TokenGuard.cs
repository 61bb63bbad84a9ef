using GraphQLParser;

namespace TalentGraph.GraphQL.Guards;

/// <summary>Counts tokens before the parser builds anything from them; the library has no such limit.</summary>
internal static class TokenGuard
{
    /// <exception cref="LimitException">The document has more tokens than allowed.</exception>
    /// <exception cref="GraphQLParser.Exceptions.GraphQLSyntaxErrorException">The document has a character that begins no token.</exception>
    public static void Check(string document, int allowed)
    {
        ROM source = document;
        var position = 0;
        for (var count = 0; ; count++)
        {
            var token = Lexer.Lex(source, position);
            if (token.Kind == TokenKind.EOF)
                return;
            if (count >= allowed)
                throw new LimitException("tokens", allowed);
            position = token.End;
        }
    }
}
