using System.Reflection;
using TalentGraph.GraphQL.Execution;
using TalentGraph.GraphQL.Execution.Loading;

namespace TalentGraph.GraphQL.Types.Binding;

/// <summary>The features' <c>[Batch]</c> methods, by the keys that they take and the values that they bring.</summary>
internal sealed class BatchMethods
{
    private readonly Dictionary<Type, BatchMethod> methods = [];

    public BatchMethods(IEnumerable<Type> features, Func<Type, bool> isService)
    {
        foreach (var method in features.SelectMany(f => f.GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly)))
        {
            if (!method.IsDefined(typeof(BatchAttribute)))
                continue;
            var where = $"{method.DeclaringType!.Name}.{method.Name}";
            var batch = Of(method, isService, where);
            if (!methods.TryAdd(batch.Loader, batch))
                throw new SchemaException($"{where}: another [Batch] method takes such keys and brings such values already.");
        }
    }

    /// <summary>True for <c>Loader&lt;TKey, TValue&gt;</c>.</summary>
    public static bool IsLoader(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Loader<,>);

    /// <summary>Makes an operation's loader over its batch method.</summary>
    /// <exception cref="SchemaException">No method brings it; <paramref name="where"/> is named.</exception>
    public Func<OperationContext, BatchLoader> MakerOf(Type loader, string where) => methods.TryGetValue(loader, out var method)
        ? method.Make
        : throw new SchemaException($"{where}: no [Batch] method takes {loader.GetGenericArguments()[0].Name} and brings {loader.GetGenericArguments()[1].Name}.");

    private static BatchMethod Of(MethodInfo method, Func<Type, bool> isService, string where)
    {
        // Asked for once: two threads that ask a method for its parameters first of all may be given different objects for the same ones.
        var parameters = method.GetParameters();
        var keys = parameters.Where(p => Argument(p.ParameterType, typeof(IReadOnlyCollection<>)) is not null).ToList();
        if (keys is not [var only] || Argument(method.ReturnType, typeof(Task<>)) is not { } found
            || found.Name != typeof(IReadOnlyDictionary<,>).Name || found.GetGenericArguments() is not [var key, var value]
            || key != Argument(only.ParameterType, typeof(IReadOnlyCollection<>)))
            throw new SchemaException($"{where}: a [Batch] method takes an IReadOnlyCollection of keys and returns a Task of an IReadOnlyDictionary by these keys.");
        foreach (var parameter in parameters)
        {
            if (parameter != only && parameter.ParameterType != typeof(CancellationToken) && !OperationContext.Gives(parameter.ParameterType, isService))
                throw new SchemaException($"{where}({parameter.Name}): {parameter.ParameterType.Name} is not a registered service.");
        }

        return (BatchMethod)Activator.CreateInstance(typeof(BatchMethod<,>).MakeGenericType(key, value), method, only.Position)!;
    }

    private static Type? Argument(Type type, Type definition) =>
        type.IsGenericType && type.GetGenericTypeDefinition() == definition ? type.GetGenericArguments()[0] : null;
}

/// <summary>One batch method.</summary>
internal abstract class BatchMethod
{
    /// <summary>The type of parameter that asks for it.</summary>
    public abstract Type Loader { get; }

    public abstract BatchLoader Make(OperationContext operation);
}

/// <inheritdoc/>
internal sealed class BatchMethod<TKey, TValue>(MethodInfo method, int keysPosition) : BatchMethod
    where TKey : notnull
{
    private readonly ParameterInfo[] parameters = method.GetParameters();
    private readonly MethodInvoker invoker = MethodInvoker.Create(method);

    public override Type Loader => typeof(Loader<TKey, TValue>);

    public override BatchLoader Make(OperationContext operation) => new Loader<TKey, TValue>((keys, cancellationToken) =>
    {
        object?[] arguments = [.. parameters.Select(p =>
            p.Position == keysPosition ? keys
            : p.ParameterType == typeof(CancellationToken) ? cancellationToken
            : operation.Given(p.ParameterType))];
        return (Task<IReadOnlyDictionary<TKey, TValue>>)invoker.Invoke(null, arguments.AsSpan())!;
    });
}
