using System.Reflection;
using TalentGraph.GraphQL.Execution;
using TalentGraph.GraphQL.Guards;
using TalentGraph.GraphQL.Types.Building;
using TalentGraph.GraphQL.Types.Leaves;

namespace TalentGraph.GraphQL.Types;

/// <summary>What a typed id of another kind means.</summary>
public enum WrongKind
{
    /// <summary>The caller made a mistake: BAD_USER_INPUT.</summary>
    BadUserInput,

    /// <summary>There is no such object: the field is null, an entry of a list is dropped.</summary>
    NotThere,
}

/// <summary>The schema's classes, ids, scalars and limits.</summary>
public sealed class GraphQLOptions
{
    internal List<Assembly> Assemblies { get; } = [];

    internal List<Type> Types { get; } = [];

    internal Dictionary<Type, IdCodec> Ids { get; } = [];

    internal Dictionary<Type, OpaqueScalar> Scalars { get; } = [];

    /// <summary>The limits, each on by default.</summary>
    public GraphQLLimits Limits { get; set; } = new();

    /// <summary>Errors keep their text and "did you mean" is on; false outside Development.</summary>
    public bool ShowDetails { get; set; }

    /// <summary>
    /// A folder of <c>.graphql</c> files, or a manifest (a JSON object from id to document, or Apollo's): then only these run,
    /// and may cost <see cref="GraphQLLimits.TrustedCost"/>. Null: every document runs.
    /// </summary>
    public string? TrustedDocuments { get; set; }

    /// <summary>
    /// The host's own expected refusals in the contract's words, for use cases that know nothing of GraphQL; null from it
    /// leaves the exception a defect. By default nothing is translated.
    /// </summary>
    public Func<Exception, RequestException?> Translate { get; set; } = static _ => null;

    /// <summary>Takes every root, extension, interface and union of an assembly.</summary>
    /// <param name="assembly">Where the feature classes are.</param>
    public GraphQLOptions AddTypesFrom(Assembly assembly)
    {
        Assemblies.Add(assembly);
        return this;
    }

    /// <summary>Takes single classes: roots, extensions and implementers.</summary>
    /// <param name="types">The classes.</param>
    public GraphQLOptions AddTypes(params Type[] types)
    {
        Types.AddRange(types);
        return this;
    }

    /// <summary>Makes a typed id an <c>ID</c> that clients see as <c>kind:key</c>.</summary>
    /// <typeparam name="TId">The id's type.</typeparam>
    /// <param name="kind">Before the colon, for example <c>cadre</c>; without a colon itself.</param>
    /// <param name="parse">From the key to the id; throws <see cref="ArgumentException"/> or <see cref="FormatException"/> for a key that cannot be one.</param>
    /// <param name="key">From the id to its key.</param>
    /// <param name="wrongKind">What an ID of another kind, or a key that cannot be one, means.</param>
    public GraphQLOptions AddId<TId>(string kind, Func<string, TId> parse, Func<TId, string> key, WrongKind wrongKind = WrongKind.BadUserInput)
        where TId : struct
    {
        ArgumentException.ThrowIfNullOrEmpty(kind);
        Ids.Add(typeof(TId), new IdCodec(kind, text => parse(text), id => key((TId)id), wrongKind, new IdLeaf<TId>(kind, key)));
        return this;
    }

    /// <summary>Adds a scalar that travels as a string.</summary>
    /// <typeparam name="T">The C# type.</typeparam>
    /// <param name="name">The GraphQL name.</param>
    /// <param name="description">What it is, for the developers who read the schema.</param>
    /// <param name="parse">From the string; throws <see cref="FormatException"/> where it is none.</param>
    /// <param name="print">To the string.</param>
    public GraphQLOptions AddScalar<T>(string name, string description, Func<string, T> parse, Func<T, string> print)
        where T : notnull
    {
        Scalars.Add(typeof(T), new OpaqueScalar(name, description, text => parse(text), value => print((T)value), new PrintedLeaf<T>(print)));
        return this;
    }
}
