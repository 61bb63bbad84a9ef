using GraphQL;
using GraphQL.SystemTextJson;
using GraphQL.Transport;
using GraphQL.Types;
using Microsoft.AspNetCore.Builder;
using TalentGraph.Bench.GraphQL.Sample;

namespace TalentGraph.Bench.GraphQL.Servers;

/// <summary>graphql-dotnet as it comes: graph types, its executer with its rules, its serializer.</summary>
internal static class LibraryServer
{
    public static void Map(WebApplication app)
    {
        var schema = new Schema { Query = new QueryType() };
        var executer = new DocumentExecuter();
        var serializer = new GraphQLSerializer();
        app.MapPost("/graphql", async context =>
        {
            var request = await serializer.ReadAsync<GraphQLRequest>(context.Request.Body, context.RequestAborted);
            var result = await executer.ExecuteAsync(options =>
            {
                options.Schema = schema;
                options.Query = request!.Query;
                options.OperationName = request.OperationName;
                options.Variables = request.Variables;
                options.CancellationToken = context.RequestAborted;
            });
            context.Response.ContentType = "application/json";
            await serializer.WriteAsync(context.Response.Body, result, context.RequestAborted);
        });
    }

    private sealed class QueryType : ObjectGraphType
    {
        public QueryType()
        {
            Name = "Query";
            Field<NonNullGraphType<ListGraphType<NonNullGraphType<PersonType>>>>("people")
                .Argument<IntGraphType>("first", argument => argument.DefaultValue = 50)
                .Argument<IntGraphType>("offset", argument => argument.DefaultValue = 0)
                .Resolve(context => PeopleGraph.People(context.GetArgument<int>("first"), context.GetArgument<int>("offset")));
            Field<PersonType>("person")
                .Argument<NonNullGraphType<IdGraphType>>("id")
                .Resolve(context => PeopleGraph.Person(context.GetArgument<string>("id")));
        }
    }

    private sealed class PersonType : ObjectGraphType<PersonNode>
    {
        public PersonType()
        {
            Name = "Person";
            Field<NonNullGraphType<IdGraphType>>("id").Resolve(context => context.Source.Id);
            Field(person => person.Name);
            Field(person => person.Email, nullable: true);
            Field(person => person.Department, nullable: true);
            Field(person => person.Grade, nullable: true);
            Field<NonNullGraphType<ListGraphType<NonNullGraphType<EvaluationType>>>>("evaluations")
                .Argument<IntGraphType>("first", argument => argument.DefaultValue = 20)
                .Resolve(context => context.Source.Evaluations(context.GetArgument<int>("first")));
        }
    }

    private sealed class EvaluationType : ObjectGraphType<EvaluationNode>
    {
        public EvaluationType()
        {
            Name = "Evaluation";
            Field<NonNullGraphType<IdGraphType>>("id").Resolve(context => context.Source.Id);
            Field(evaluation => evaluation.Cycle);
            Field(evaluation => evaluation.Score);
            Field(evaluation => evaluation.Comment, nullable: true);
            Field(evaluation => evaluation.Finalised);
        }
    }
}
