using System.Globalization;
using TalentGraph.GraphQL.Types;

namespace TalentGraph.Bench.GraphQL.Sample;

/// <summary>Somebody with evaluations.</summary>
public sealed record PersonNode([property: Id] string Id, string Name, string? Email, string? Department, int? Grade)
{
    /// <summary>All evaluations.</summary>
    [Ignore]
    public EvaluationNode[] All { get; init; } = [];

    /// <summary>The first evaluations.</summary>
    public IReadOnlyList<EvaluationNode> Evaluations(int? first = 20) =>
        new ArraySegment<EvaluationNode>(All, 0, Math.Clamp(first ?? 20, 0, All.Length));

    /// <summary>Person i of the set, with 20 evaluations.</summary>
    public static PersonNode At(int i) => new(Text(i), $"Person {i}", $"p{i}@example.org", $"Dept {i % 12}", i % 9)
    {
        All = [.. Enumerable.Range(0, 20).Select(j => EvaluationNode.At(i, j))],
    };

    internal static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}

/// <summary>One evaluation of a person.</summary>
public sealed record EvaluationNode([property: Id] string Id, string Cycle, double Score, string? Comment, bool Finalised)
{
    /// <summary>Evaluation j of person i.</summary>
    public static EvaluationNode At(int i, int j) =>
        new($"{i}-{j}", $"202{j % 7}-H{1 + j % 2}", (31 * i + 17 * j) % 100 / 10.0, $"Evaluation {j} of person {i}", (i + j) % 3 == 0);
}
