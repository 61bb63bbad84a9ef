using System.Reflection;
using GraphQL;
using GraphQL.DataLoader;
using GraphQL.Resolvers;
using TalentGraph.GraphQL.Execution.Plans;
using TalentGraph.GraphQL.Execution.Reading;
using TalentGraph.GraphQL.Types.Building;

namespace TalentGraph.GraphQL.Types.Binding;

/// <summary>
/// Calls a property or method. Properties and methods without parameters become delegates of their own type
/// (<c>CreateDelegate</c>), so that an execution strategy can read a leaf without boxing; methods with parameters go
/// through a <see cref="MethodInvoker"/>, which compiles itself after a few calls and not at start.
/// </summary>
internal static class MemberResolvers
{
    public static IFieldResolver For(MemberInfo member, ArgumentBindings? bindings)
    {
        var getter = member as MethodInfo ?? ((PropertyInfo)member).GetMethod!;
        var unwrap = Unwrap.For(getter.ReturnType);
        if (getter.GetParameters().Length == 0 && !getter.DeclaringType!.IsValueType)
        {
            var type = getter.IsStatic
                ? typeof(StaticResolver<>).MakeGenericType(getter.ReturnType)
                : typeof(LeafResolver<,>).MakeGenericType(getter.DeclaringType!, getter.ReturnType);
            return (IFieldResolver)Activator.CreateInstance(type, getter, unwrap)!;
        }

        return new MethodResolver(getter, bindings, unwrap);
    }
}

/// <summary>A resolver that has read its context when it returns, even when its value is still to come.</summary>
internal interface IBoundResolver : IFieldResolver;

/// <summary>A field that is a property or a method without parameters.</summary>
/// <typeparam name="TSource">The class that has it.</typeparam>
/// <typeparam name="TValue">What it returns.</typeparam>
internal sealed class LeafResolver<TSource, TValue> : IBoundResolver, ITypedResolver
{
    private readonly Unwrap? unwrap;
    private readonly Func<TSource, TValue> read;
    private FieldReader? reader;

    public LeafResolver(MethodInfo getter, Unwrap? unwrap)
        : this(getter.CreateDelegate<Func<TSource, TValue>>()) => this.unwrap = unwrap;

    public LeafResolver(Func<TSource, TValue> read) => this.read = read;

    public FieldReader? ReaderOf(FieldPlan field)
    {
        if (unwrap is not null || typeof(IDataLoaderResult).IsAssignableFrom(typeof(TValue)))
            return null;
        return reader ??= TypedReaders.Of(read, field);
    }

    public ValueTask<object?> ResolveAsync(IResolveFieldContext context)
    {
        object? value = read((TSource)context.Source!);
        return unwrap is null ? new ValueTask<object?>(value) : unwrap.ValueOf(value);
    }
}

/// <summary>A root field without parameters.</summary>
/// <typeparam name="TValue">What it returns.</typeparam>
internal sealed class StaticResolver<TValue>(MethodInfo getter, Unwrap? unwrap) : IBoundResolver
{
    private readonly Func<TValue> read = getter.CreateDelegate<Func<TValue>>();

    public ValueTask<object?> ResolveAsync(IResolveFieldContext context)
    {
        object? value = read();
        return unwrap is null ? new ValueTask<object?>(value) : unwrap.ValueOf(value);
    }
}

/// <summary>A field that is a method with parameters.</summary>
internal sealed class MethodResolver(MethodInfo method, ArgumentBindings? bindings, Unwrap? unwrap) : IBoundResolver
{
    private readonly MethodInvoker invoker = MethodInvoker.Create(method);

    public ValueTask<object?> ResolveAsync(IResolveFieldContext context)
    {
        object? value;
        try
        {
            var arguments = bindings is null ? [] : bindings.Read(context);
            value = invoker.Invoke(method.IsStatic ? null : context.Source, arguments.AsSpan());
        }
        catch (NotThereException)
        {
            return default;
        }

        return unwrap is null ? new ValueTask<object?>(value) : unwrap.ValueOf(value);
    }
}

/// <summary>Takes the value out of a task whose type is known only at start.</summary>
internal abstract class Unwrap
{
    public abstract ValueTask<object?> ValueOf(object? task);

    public static Unwrap? For(Type type)
    {
        if (!type.IsGenericType)
            return null;
        var definition = type.GetGenericTypeDefinition();
        var unwrap = definition == typeof(Task<>) ? typeof(OfTask<>) : definition == typeof(ValueTask<>) ? typeof(OfValueTask<>) : null;
        return unwrap is null ? null : (Unwrap)Activator.CreateInstance(unwrap.MakeGenericType(type.GetGenericArguments()[0]))!;
    }

    private sealed class OfTask<T> : Unwrap
    {
        public override async ValueTask<object?> ValueOf(object? task) => await ((Task<T>)task!).ConfigureAwait(false);
    }

    private sealed class OfValueTask<T> : Unwrap
    {
        public override async ValueTask<object?> ValueOf(object? task) => await ((ValueTask<T>)task!).ConfigureAwait(false);
    }
}
