using System.Collections;
using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using GraphQL;
using GraphQL.DataLoader;
using GraphQL.Execution;
using GraphQL.Resolvers;
using GraphQL.Types;
using TalentGraph.GraphQL.Execution;
using TalentGraph.GraphQL.Types;
using TalentGraph.GraphQL.Types.Binding;
using TalentGraph.GraphQL.Types.Building;

namespace TalentGraph.GraphQL.Tests.Conformance;

/// <summary>
/// What the resolvers of one operation returned, by path: leaves as JSON, objects as the name of their type, lists of these,
/// null, or the error; and the arguments that they got.
/// </summary>
internal sealed class Recording
{
    private static readonly AsyncLocal<Recording?> Current = new();
    private readonly ConcurrentDictionary<string, JsonObject> records = new();
    private readonly ConcurrentQueue<string> order = new();

    /// <summary>By path, steps joined by slashes.</summary>
    public IReadOnlyDictionary<string, JsonObject> Records => records;

    /// <summary>Whether each root field was done with all below it before the next began, as a mutation's must be.</summary>
    public bool IsSerial()
    {
        var roots = order.Select(path => path.Split('/')[0]).ToList();
        return roots.Where((root, i) => i == 0 || roots[i - 1] != root).Count() == roots.Distinct().Count();
    }

    /// <summary>Puts a recorder before every resolver, behind its policy; before the first operation.</summary>
    public static void Install(TalentSchema schema)
    {
        foreach (var (type, field) in Fields(schema))
        {
            var guarded = (GuardedResolver)field.Resolver!;
            var recorder = new Recorder(guarded.Inner, field);
            field.Resolver = new GuardedResolver(() => recorder, guarded.Policy, IsRoot(type), field.ResolvedType is NonNullGraphType, $"{type.Name}.{field.Name}");
        }
    }

    /// <summary>By Type.field, what a caller gets of fields that no resolver is asked for: null, or an error.</summary>
    public static IReadOnlyDictionary<string, JsonObject?> RefusalsOf(TalentSchema schema, ICaller caller) => Fields(schema)
        .Where(f => !caller.May(FieldFacts.Of(f.Field)!.Policy))
        .ToDictionary(f => $"{f.Type.Name}.{f.Field.Name}", f => IsRoot(f.Type) || f.Field.ResolvedType is NonNullGraphType ? new JsonObject { ["$error"] = "forbidden" } : null);

    private static IEnumerable<(IObjectGraphType Type, FieldType Field)> Fields(TalentSchema schema) =>
        from type in schema.Inner.AllTypes.OfType<IObjectGraphType>()
        where !type.Name.StartsWith("__", StringComparison.Ordinal) && type.Name != "Subscription"
        from field in type.Fields
        select (type, field);

    private static bool IsRoot(IObjectGraphType type) => type.Name is "Query" or "Mutation";

    /// <summary>What the flow that follows records; operations of other flows stay apart.</summary>
    public static Recording Start() => Current.Value = new Recording();

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
            // Read at once: an engine may use its context again for the next object.
            var place = new Place(Current.Value!, string.Join('/', context.ResponsePath), Arguments(context, field), field.ResolvedType!);
            try
            {
                return place.Keep(await inner.ResolveAsync(context));
            }
            catch (Exception e)
            {
                place.Fail(e);
                throw;
            }
        }
    }

    /// <summary>Where one value goes.</summary>
    private sealed record Place(Recording Recording, string Path, JsonObject Arguments, IGraphType Type)
    {
        /// <summary>Keeps a value that is there, or waits with whoever waits for it.</summary>
        public object? Keep(object? value)
        {
            if (value is IDataLoaderResult pending)
                return new RecordedLoad(pending, this);
            Add(Node(Type, value));
            return value;
        }

        public void Fail(Exception e) => Add(Error(e));

        private void Add(JsonNode? value)
        {
            if (!Recording.records.TryAdd(Path, new JsonObject { ["value"] = value, ["args"] = Arguments }))
                throw new InvalidOperationException($"{Path} is resolved twice.");
            Recording.order.Enqueue(Path);
        }
    }

    private sealed class RecordedLoad(IDataLoaderResult inner, Place place) : IDataLoaderResult
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
                place.Fail(e);
                throw;
            }

            return place.Keep(value);
        }
    }
}
