using TalentGraph.GraphQL.Execution;

namespace TalentGraph.Api.Security.Audit;

/// <summary>Lists of names below roots that are none themselves: who takes part in a class, who holds a post.</summary>
internal static class NamesRead
{
    private const string Key = "namesRead";

    /// <summary>Says that an operation reads such a list.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="field">The list, as <c>Type.field</c>.</param>
    public static void Report(OperationContext operation, string field)
    {
        lock (operation)
        {
            if (operation.TryGetValue(Key, out var known))
                ((SortedSet<string>)known!).Add(field);
            else
                operation[Key] = new SortedSet<string>(StringComparer.Ordinal) { field };
        }
    }

    /// <summary>The lists that an operation has read, each once; empty: none.</summary>
    public static IReadOnlyCollection<string> Of(OperationContext operation)
    {
        lock (operation)
            return operation.TryGetValue(Key, out var known) ? (SortedSet<string>)known! : [];
    }
}
