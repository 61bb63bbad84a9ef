using System.Collections;
using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using GraphQL;
using GraphQL.DataLoader;
using GraphQL.Execution;
using GraphQL.Resolvers;
using GraphQL.Types;
using TalentGraph.GraphQL.Types;

namespace TalentGraph.GraphQL.Tests.Conformance;

/// <summary>
/// What the resolvers of one operation returned, by path: leaves as JSON, objects as the name of their type, lists of these,
/// null, or the error; and the arguments that they got.
/// </summary>
internal sealed class Recording
{
    private static readonly AsyncLocal<Recording?> Current = new();
    private readonly ConcurrentDictionary<string, JsonObject> records = new();

    /// <summary>By path, steps joined by slashes.</summary>
    public IReadOnlyDictionary<string, JsonObject> Records => records;

    /// <summary>Puts a recorder in front of every resolver, policies included; before the first operation.</summary>
    public static void Install(TalentSchema schema)
    {
        foreach (var type in schema.Inner.AllTypes.OfType<IObjectGraphType>().Where(t => !t.Name.StartsWith("__", StringComparison.Ordinal)))
        {
            foreach (var field in type.Fields)
                field.Resolver = new Recorder(field.Resolver!, field);
        }
    }

    /// <summary>What the flow that follows records; operations of other flows stay apart.</summary>
    public static Recording Start() => Current.Value = new Recording();

    private void Keep(IResolveFieldContext context, FieldType field, JsonNode? value)
    {
        var path = string.Join('/', context.ResponsePath);
        if (!records.TryAdd(path, new JsonObject { ["value"] = value, ["args"] = Arguments(context, field) }))
            throw new InvalidOperationException($"{path} is resolved twice.");
    }

    private static JsonObject Error(Exception e) => new() { ["$error"] = e.Message };

    private static JsonNode? Node(IGraphType type, object? value)
    {
        switch (type)
        {
            case NonNullGraphType nonNull:
                return Node(nonNull.ResolvedType!, value);
            case var _ when value is null:
                return null;
            case ListGraphType list:
                return new JsonArray([.. ((IEnumerable)value).Cast<object?>().Select(item => Node(list.ResolvedType!, item))]);
            case ScalarGraphType scalar:
                try
                {
                    return JsonSerializer.SerializeToNode(scalar.Serialize(value));
                }
                catch (Exception e)
                {
                    return Error(e);
                }

            case IAbstractGraphType several:
                return new JsonObject { ["$type"] = several.GetObjectType(value, null!)?.Name };
            default:
                return new JsonObject { ["$type"] = ((INamedType)type).Name };
        }
    }

    /// <summary>As graphql-js hands them over: what was not written and has no default is not there.</summary>
    private static JsonObject Arguments(IResolveFieldContext context, FieldType field)
    {
        var arguments = new JsonObject();
        foreach (var argument in field.Arguments ?? [])
        {
            if (context.Arguments?.TryGetValue(argument.Name, out var value) == true && (value.Source != ArgumentSource.FieldDefault || argument.DefaultValue is not null))
                arguments[argument.Name] = Input(argument.ResolvedType!, value.Value);
        }

        return arguments;
    }

    private static JsonNode? Input(IGraphType type, object? value) => (type, value) switch
    {
        (NonNullGraphType nonNull, _) => Input(nonNull.ResolvedType!, value),
        (_, null) => null,
        (ListGraphType list, IEnumerable items) => new JsonArray([.. items.Cast<object?>().Select(item => Input(list.ResolvedType!, item))]),
        (InputObjectGraphType input, IDictionary<string, object?> fields) =>
            new JsonObject(fields.Select(f => KeyValuePair.Create(f.Key, Input(input.GetField(f.Key)!.ResolvedType!, f.Value)))),
        (ScalarGraphType scalar, _) => JsonSerializer.SerializeToNode(scalar.Serialize(value)),
        _ => throw new NotSupportedException($"{type}: {value.GetType()}"),
    };

    private sealed class Recorder(IFieldResolver inner, FieldType field) : IFieldResolver
    {
        public async ValueTask<object?> ResolveAsync(IResolveFieldContext context)
        {
            var recording = Current.Value!;
            try
            {
                var value = await inner.ResolveAsync(context);
                if (value is IDataLoaderResult pending)
                    return new RecordedLoad(pending, recording, context.Copy(), field);
                recording.Keep(context, field, Node(field.ResolvedType!, value));
                return value;
            }
            catch (Exception e)
            {
                recording.Keep(context, field, Error(e));
                throw;
            }
        }
    }

    private sealed class RecordedLoad(IDataLoaderResult inner, Recording recording, IResolveFieldContext context, FieldType field) : IDataLoaderResult
    {
        public async Task<object?> GetResultAsync(CancellationToken cancellationToken = default)
        {
            object? value;
            try
            {
                value = await inner.GetResultAsync(cancellationToken);
            }
            catch (Exception e)
            {
                recording.Keep(context, field, Error(e));
                throw;
            }

            if (value is IDataLoaderResult further)
                return new RecordedLoad(further, recording, context, field);
            recording.Keep(context, field, Node(field.ResolvedType!, value));
            return value;
        }
    }
}
