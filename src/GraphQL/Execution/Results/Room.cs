using System.Buffers;
using System.Runtime.CompilerServices;

namespace TalentGraph.GraphQL.Execution.Results;

/// <summary>
/// Room for the columns of one answer. Small arrays are the collector's; those that would lie among its large objects, which
/// only a full collection frees, are borrowed and given back when the answer is written.
/// </summary>
internal sealed class Room : IDisposable
{
    /// <summary>Under the 85,000 bytes from which the runtime takes an array for a large object.</summary>
    private const int Large = 80_000;
    private List<IDisposable>? borrowed;

    /// <summary>An array of at least so many blank elements.</summary>
    public T[] Take<T>(int count)
    {
        if ((long)count * Unsafe.SizeOf<T>() < Large)
            return count == 0 ? [] : new T[count];
        var array = ArrayPool<T>.Shared.Rent(count);
        Array.Clear(array, 0, count);
        (borrowed ??= []).Add(new Loan<T>(array));
        return array;
    }

    public void Dispose()
    {
        foreach (var loan in borrowed ?? [])
            loan.Dispose();
        borrowed = null;
    }

    private sealed class Loan<T>(T[] array) : IDisposable
    {
        public void Dispose() => ArrayPool<T>.Shared.Return(array, RuntimeHelpers.IsReferenceOrContainsReferences<T>());
    }
}
