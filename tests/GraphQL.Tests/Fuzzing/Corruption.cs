using GraphQLParser;

namespace TalentGraph.GraphQL.Tests.Fuzzing;

/// <summary>Small damage to a document, token by token, so that most of it is still one.</summary>
internal sealed class Corruption(Random random, SchemaModel schema)
{
    private static readonly string[] Strays =
    [
        "{", "}", "(", ")", "[", "]", ":", "$", "...", "@", "!", "|", "&", "=", "null", "true", "on", "fragment", "query", "mutation", "subscription", "\"a\"", "\"\"\"b\"\"\"",
        "1", "-1", "1.5e3", "99999999999", "__typename", "$v0", "@skip(if: true)", "@unknown", "@deprecated", "type", "input", "F0", "...F0", "...F1", "(first: 1)", "[1]", "{a: 1}", "# c\n", "\u0007",
    ];

    private static readonly string[] Tails =
    [
        " fragment Unused on Query { __typename }", " fragment F0 on Query { __typename }", " query A { __typename }", " { __typename }", " subscription S { __typename }",
        " fragment C on Query { ...D } fragment D on Query { ...C }", " type T { a: Int }", " fragment V on Nothing { a }", " fragment on on Query { __typename }", " query ($v0: Query) { __typename }",
    ];

    public string Damage(string document)
    {
        for (var times = random.Next(1, 3); times > 0; times--)
            document = random.Next(6) == 0 ? document + Tails[random.Next(Tails.Length)] : DamageToken(document);
        return document;
    }

    private string DamageToken(string document)
    {
        var tokens = Tokens(document);
        if (tokens.Count == 0)
            return Strays[random.Next(Strays.Length)];
        var (kind, start, end) = tokens[random.Next(tokens.Count)];
        var other = tokens[random.Next(tokens.Count)];
        var (before, token, after) = (document[..start], document[start..end], document[end..]);
        return random.Next(8) switch
        {
            0 => before + after,
            1 => $"{before}{token} {token}{after}",
            2 => $"{before}{Strays[random.Next(Strays.Length)]} {token}{after}",
            3 => $"{before}{Strays[random.Next(Strays.Length)]}{after}",
            4 => $"{before}{document[other.Start..other.End]}{after}",
            _ when kind == TokenKind.NAME => $"{before}{(random.Next(4) == 0 ? token + "x" : schema.FieldNames[random.Next(schema.FieldNames.Count)])}{after}",
            _ => $"{before}{document[other.Start..other.End]} {token}{after}",
        };
    }

    private static List<(TokenKind Kind, int Start, int End)> Tokens(string document)
    {
        var tokens = new List<(TokenKind, int, int)>();
        ROM source = document;
        try
        {
            for (var token = Lexer.Lex(source); token.Kind != TokenKind.EOF; token = Lexer.Lex(source, token.End))
                tokens.Add((token.Kind, token.Start, token.End));
        }
        catch (GraphQLParser.Exceptions.GraphQLParserException)
        {
            // What was damaged before has tokens up to here.
        }

        return tokens;
    }
}
