using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using TalentGraph.Bench.GraphQL.Sample;

namespace TalentGraph.Bench.GraphQL.Servers;

/// <summary>The same JSON without any GraphQL: what Kestrel and a writer cost. It knows each document by its path.</summary>
internal static class BareServer
{
    public static void Map(WebApplication app)
    {
        app.MapPost("/list", context => WriteAsync(context, writer => People(writer, PeopleGraph.Everybody.AsMemory(0, 50))));
        app.MapPost("/large", context => WriteAsync(context, writer => People(writer, PeopleGraph.Everybody)));
        app.MapPost("/tiny", context => WriteAsync(context, Tiny));
    }

    private static async Task WriteAsync(HttpContext context, Action<Utf8JsonWriter> write)
    {
        await context.Request.Body.CopyToAsync(Stream.Null, context.RequestAborted);
        context.Response.ContentType = "application/json";
        await using var writer = new Utf8JsonWriter(context.Response.BodyWriter);
        writer.WriteStartObject();
        writer.WriteStartObject("data");
        write(writer);
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private static void Tiny(Utf8JsonWriter writer)
    {
        var person = PeopleGraph.Person("7")!;
        writer.WriteStartObject("person");
        writer.WriteString("id", person.Id);
        writer.WriteString("name", person.Name);
        writer.WriteEndObject();
    }

    private static void People(Utf8JsonWriter writer, ReadOnlyMemory<PersonNode> people)
    {
        writer.WriteStartArray("people");
        foreach (var person in people.Span)
        {
            writer.WriteStartObject();
            writer.WriteString("id", person.Id);
            writer.WriteString("name", person.Name);
            writer.WriteString("email", person.Email);
            writer.WriteString("department", person.Department);
            writer.WriteNumber("grade", person.Grade!.Value);
            writer.WriteStartArray("evaluations");
            foreach (var evaluation in person.All)
                Evaluation(writer, evaluation);
            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void Evaluation(Utf8JsonWriter writer, EvaluationNode evaluation)
    {
        writer.WriteStartObject();
        writer.WriteString("id", evaluation.Id);
        writer.WriteString("cycle", evaluation.Cycle);
        writer.WriteNumber("score", evaluation.Score);
        writer.WriteString("comment", evaluation.Comment);
        writer.WriteBoolean("finalised", evaluation.Finalised);
        writer.WriteEndObject();
    }
}
