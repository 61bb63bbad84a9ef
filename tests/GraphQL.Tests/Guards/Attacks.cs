using System.Text;

namespace TalentGraph.GraphQL.Tests.Guards;

/// <summary>The attack documents, over the sample's schema.</summary>
internal static class Attacks
{
    public static IReadOnlyDictionary<string, (string Document, string Answer)> All { get; } = new Dictionary<string, (string, string)>
    {
        ["46 bytes that recurse through a field"] =
            ("{node(id:1){...A}} fragment A on Node{id x:id ...A}", "GRAPHQL_VALIDATION_FAILED"),
        ["the same by the schema's own fields"] =
            ("{__schema{types{...A}}} fragment A on __Type{ofType{...A ofType{...A}}}", "GRAPHQL_VALIDATION_FAILED"),
        ["46 bytes, to the letter"] = ("{q{...A}} fragment A on Query{q{...A q{...A}}}", "GRAPHQL_VALIDATION_FAILED"),
        ["a circle of 400 fragments"] = (Chain(400).Replace("{closed}", "{...F0}", StringComparison.Ordinal), "LIMIT_EXCEEDED parserDepth"),
        ["two fragments in a circle"] =
            ("{...A} fragment A on Query{...B} fragment B on Query{...A}", "GRAPHQL_VALIDATION_FAILED"),
        ["a chain of 400 fragments"] = (Chain(400), "LIMIT_EXCEEDED parserDepth"),
        ["a chain of 1,500 fragments"] = (Chain(1_500), "LIMIT_EXCEEDED tokens"),
        ["a chain of 5,000 fragments"] = (Chain(5_000), "LIMIT_EXCEEDED tokens"),
        ["1,100 visits of one fragment"] =
            ($"{{closed {Repeat("...A ", 1_100)}}} fragment A on Query{{closed}}", "LIMIT_EXCEEDED fields"),
        ["1,100 visits of a fragment that is not there"] = ($"{{closed {Repeat("...A ", 1_100)}}}", "LIMIT_EXCEEDED fragmentVisits"),
        ["20 KB of names"] = ($"{{{Repeat("a ", 10_000)}}}", "LIMIT_EXCEEDED tokens"),
        ["2,000 fields with arguments"] = ($"{{{Repeat("search(first:0,text:\"\"){id} ", 2_000)}}}", "LIMIT_EXCEEDED tokens"),
        ["900 equal fields with arguments"] = ($"{{{Repeat("echo(number:0)", 990)}}}", "LIMIT_EXCEEDED tokens"),
        ["4,990 unknown fields"] = ($"{{{Repeat("u ", 4_990)}}}", "LIMIT_EXCEEDED fields"),
        ["990 unknown fields"] = ($"{{{string.Concat(Enumerable.Range(0, 990).Select(i => $"u{i} "))}}}", "GRAPHQL_VALIDATION_FAILED"),
        ["20 doubling fragments"] = (Doubling(20), "LIMIT_EXCEEDED fields"),
        ["40 KB of nested selections"] = (Nested("{a", "}", 20_000), "LIMIT_EXCEEDED tokens"),
        ["nested selections within the tokens"] = (Nested("{a", "}", 1_600), "LIMIT_EXCEEDED parserDepth"),
        ["selections over the depth"] =
            ("""{person(id:"person:P1"){club""" + Repeat("{parent", 11) + "{id}" + Repeat("}", 11) + "}}", "LIMIT_EXCEEDED selectionDepth"),
        ["40 KB of nested lists"] = ($"{{echo(number:{Repeat("[", 20_000)}{Repeat("]", 20_000)})}}", "LIMIT_EXCEEDED tokens"),
        ["nested lists within the tokens"] = ($"{{echo(number:{Repeat("[", 2_000)}{Repeat("]", 2_000)})}}", "LIMIT_EXCEEDED parserDepth"),
        ["40 KB of nested objects"] = ($"{{echo(filter:{Repeat("{a:", 10_000)}1{Repeat("}", 10_000)})}}", "LIMIT_EXCEEDED tokens"),
        ["nested objects within the tokens"] = ($"{{echo(filter:{Repeat("{a:", 1_200)}1{Repeat("}", 1_200)})}}", "LIMIT_EXCEEDED parserDepth"),
        ["40 KB of nested types"] = ($"query($a:{Repeat("[", 20_000)}Int{Repeat("]", 20_000)}){{closed}}", "LIMIT_EXCEEDED tokens"),
        ["nested types within the tokens"] = ($"query($a:{Repeat("[", 2_000)}Int{Repeat("]", 2_000)}){{closed}}", "LIMIT_EXCEEDED parserDepth"),
        ["2,000 aliases"] = ($"{{{string.Concat(Enumerable.Range(0, 2_000).Select(i => $"a{i}:closed "))}}}", "LIMIT_EXCEEDED tokens"),
        ["900 aliases"] = ($"{{{string.Concat(Enumerable.Range(0, 900).Select(i => $"a{i}:closed "))}}}", "LIMIT_EXCEEDED aliases"),
        ["2,000 directives"] = ($"{{closed {Repeat("@a ", 2_000)}}}", "LIMIT_EXCEEDED directives"),
        ["1,000 fragments of one name"] = ($"{{...A}} {Repeat("fragment A on Query{closed}", 800)}", "LIMIT_EXCEEDED tokens"),
        ["600 fragments of one name"] = ($"{{...A}} {Repeat("fragment A on Query{closed}", 600)}", "GRAPHQL_VALIDATION_FAILED"),
        ["introspection that multiplies"] =
            ("{__schema{types{fields{type{fields{type{fields{type{fields{name}}}}}}}}}}", "GRAPHQL_VALIDATION_FAILED"),
        ["introspection under many aliases"] =
            ($"{{{string.Concat(Enumerable.Range(0, 20).Select(i => $"a{i}:__schema{{types{{fields{{type{{fields{{name}}}}}}}}}} "))}}}", "LIMIT_EXCEEDED cost"),
        ["introspection over its depth"] = ($"{{__schema{{types{Repeat("{ofType", 20)}{{name}}{Repeat("}", 20)}}}}}", "LIMIT_EXCEEDED introspectionDepth"),
        ["a page over the limit"] = ("{people(first:101){nodes{id}}}", "LIMIT_EXCEEDED pageSize"),
        ["a page over the field's own limit"] = ("{clubs(first:501){nodes{id}}}", "LIMIT_EXCEEDED pageSize"),
        ["1,200 unused variables far behind"] =
            ($"{Repeat(",", 100_000)}query({string.Concat(Enumerable.Range(0, 1_200).Select(i => $"$a{i}:Int "))}){{closed}}", "GRAPHQL_VALIDATION_FAILED"),
        ["1,600 undefined variables far behind"] =
            ($"{Repeat(",", 100_000)}{{echo(filter:{{ids:[{string.Concat(Enumerable.Range(0, 1_600).Select(i => $"$a{i} "))}]}})}}", "GRAPHQL_VALIDATION_FAILED"),
        ["2,000 misplaced variables far behind"] =
            ($"{Repeat(",", 100_000)}query($a:Boolean){{echo(filter:{{ids:[{Repeat("$a ", 2_000)}]}})}}", "GRAPHQL_VALIDATION_FAILED"),
        ["2,000 definitions far behind"] =
            ($"{Repeat(",", 100_000)}{{closed}} {string.Concat(Enumerable.Range(0, 2_000).Select(i => $"scalar S{i} "))}", "GRAPHQL_VALIDATION_FAILED"),
        ["a cost over the limit"] = ($"{{clubs(first:500){{nodes{Repeat("{parent", 9)}{{id}}{Repeat("}", 9)}}}}}", "LIMIT_EXCEEDED cost"),
        ["nothing but an opening brace"] = ("{", "GRAPHQL_PARSE_FAILED"),
        ["a byte that begins no token"] = ("{\u0001}", "GRAPHQL_PARSE_FAILED"),
    };

    private static string Repeat(string text, int times) => new StringBuilder().Insert(0, text, times).ToString();

    private static string Nested(string open, string close, int times) => $"{Repeat(open, times)}{{a}}{Repeat(close, times)}";

    private static string Chain(int fragments) =>
        "{...F0}" + string.Concat(Enumerable.Range(0, fragments).Select(i => $" fragment F{i} on Query{{...F{i + 1}}}")) + $" fragment F{fragments} on Query{{closed}}";

    private static string Doubling(int fragments) =>
        "{...F0}" + string.Concat(Enumerable.Range(0, fragments).Select(i => $" fragment F{i} on Query{{...F{i + 1} ...F{i + 1}}}")) + $" fragment F{fragments} on Query{{closed}}";
}
