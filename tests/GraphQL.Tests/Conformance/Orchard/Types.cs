using TalentGraph.GraphQL.Execution.Loading;
using TalentGraph.GraphQL.Types;

namespace TalentGraph.GraphQL.Tests.Conformance.Orchard;

public readonly record struct TreeId(string Value);

public enum Taste
{
    Sweet,
    Sour,
    [Deprecated("nobody likes it")]
    VeryBitter,
}

/// <summary>What hangs on a tree.</summary>
[InterfaceType(Shape = typeof(FruitShape))]
public interface IFruit;

public sealed record FruitShape([property: Id] string Id, string? Name, double Weight, TreeNode? Tree);

/// <summary>What grows.</summary>
[InterfaceType(Shape = typeof(GrownShape))]
public interface IGrown;

public sealed record GrownShape([property: Id] string Id, int? Age);

/// <summary>What is found in a basket.</summary>
[UnionType("Find")]
public interface IFindNode;

public abstract record Place(Spot Here)
{
    [Ignore]
    public Spot Here { get; } = Here;

    protected TreeNode Tree(Spot at) => new(at);

    /// <summary>Of any kind, once in a while of one that the schema does not know.</summary>
    internal static IFruit AnyFruit(Spot at) => at.Pick(40) switch
    {
        0 => new WildFruit(),
        < 20 => new AppleNode(at),
        _ => new PearNode(at),
    };

    internal static IFindNode AnyFind(Spot at) => at.Pick(40) switch
    {
        0 => new WildFruit(),
        < 15 => new AppleNode(at),
        < 30 => new PearNode(at),
        _ => new StoneNode(at),
    };
}

/// <summary>Not of the schema: nobody added it.</summary>
public sealed record WildFruit : IFruit, IFindNode, IGrown;

public sealed record AppleNode(Spot Here) : Place(Here), IFruit, IGrown, IFindNode
{
    [Id]
    public string Id => $"apple-{Here.Pick(1_000)}";

    public string? Name => Here.Give("name", s => $"Apple {s.Pick(10)}", null);

    public double Weight => Here.Give("weight", s => s.Pick(1_000) / 8.0, double.NaN);

    public int? Age => Here.Give("age", s => (int?)s.Pick(9));

    public TreeNode? Tree() => Here.Give("tree", Tree);

    public Taste Taste => Here.Give("taste", s => (Taste)s.Pick(3), (Taste)99);

    public bool IsRed => Here.Give("isRed", s => s.Pick(2) == 0);
}

public sealed record PearNode(Spot Here) : Place(Here), IFruit, IFindNode
{
    [Id]
    public string Id => $"pear-{Here.Pick(1_000)}";

    public string Name => Here.Give("name", s => $"Pear \"{s.Pick(10)}\"\n", null!);

    public double Weight => Here.Give("weight", s => s.Pick(1_000) / 3.0, double.PositiveInfinity);

    public async Task<TreeNode> Tree()
    {
        await Task.Yield();
        return Here.Give("tree", Tree, null!);
    }

    [ListSize(3)]
    public IReadOnlyList<Taste> Tastes => Here.Many("tastes", Here.Pick(4), s => (Taste)s.Pick(3), (Taste)99);

    public string? Secret => Here.Give("secret", _ => "pear", null);
}

public sealed record StoneNode(Spot Here) : Place(Here), IFindNode
{
    public int Size => Here.Give("size", s => s.Pick(100) - 50);

    public DateOnly? Found => Here.Give("found", s => (DateOnly?)new DateOnly(2020, 1, 1).AddDays(s.Pick(999)), null);
}

public sealed record TreeNode(Spot Here) : Place(Here), IGrown
{
    public TreeId Id => new($"{Here.Pick(1_000)}");

    public string Name => Here.Give("name", s => $"树 {s.Pick(10)}", null!);

    public string? Note => Here.Give("note", _ => "an old one", null);

    public int? Age => Here.Give("age", s => (int?)s.Pick(200), null);

    public decimal Height => Here.Give("height", s => s.Pick(400) / 10m);

    public DateTimeOffset Planted => Here.Give("planted", s => new DateTimeOffset(2000, 1, 1, 0, 0, 0, TimeSpan.Zero).AddSeconds(s.Pick(999_999)));

    public TreeNode? Neighbour => Here.Give("neighbour", s => new TreeNode(s), null);

    public async Task<TreeNode> Mother()
    {
        await Task.Yield();
        return Here.Give("mother", Tree, null!);
    }

    public Deferred<TreeNode?> Graft(TreeLoader trees, int? years = 1) => trees.Load(Here.At("graft", years ?? -1)).Then(tree => Here.Give("graft", _ => tree));

    public Deferred<TreeNode?> Twice(TreeLoader trees) => trees.Load(Here.At("twice")).Then(tree => trees.Load(tree!.Here.At("again")));

    public IReadOnlyList<IFruit> Fruits(int? first = 2, Taste? taste = null) => Here.Many($"fruits{taste}", first ?? 1, AnyFruit, null!);

    public async Task<IReadOnlyList<IFruit?>?> MaybeFruits(int first, FruitFilter? filter = null)
    {
        await Task.Yield();
        return Here.Many($"maybeFruits{filter?.Text}{filter?.Min}", first, AnyFruit);
    }

    [ListSize(4)]
    public IReadOnlyList<IFindNode?> Basket => Here.Many("basket", Here.Pick(5), AnyFind);

    [ListSize(9)]
    public IReadOnlyList<IReadOnlyList<int?>?> Grid => Here.Many("grid", Here.Pick(4), row => row.Many("row", 3, s => (int?)s.Pick(10), null), null);

    [ListSize(9)]
    public IReadOnlyList<IReadOnlyList<TreeNode>?>? Rows => Here.Many("rows", Here.Pick(3), row => row.Many("row", 2, s => new TreeNode(s), null!), null!);

    public string? Secret => Here.Give("secret", _ => "tree", null);

    public string StrictSecret => "strict";

    /// <summary>Says nothing of its arguments: they are compared as they arrive.</summary>
    public string? Measure(
        Unit unit = Unit.Metre, double? scale = 1.5, bool? round = null, string? text = "a \"b\"", [Id] string? id = null, IReadOnlyList<Taste>? tastes = null,
        IReadOnlyList<int>? numbers = null, FruitFilter? filter = null, DateOnly? on = null) => Here.Give("measure", s => $"{s.Pick(100)}", null);
}

public enum Unit
{
    Metre,
    Foot,
}

/// <summary>Which fruits.</summary>
public sealed record FruitFilter(string? Text = null, int? Min = 1, IReadOnlyList<Taste>? Tastes = null, Span? Weight = null, Taste Best = Taste.Sweet);

public sealed record Span(double From, double? To = null);

public sealed record PlantInput
{
    public required TreeId Id { get; init; }

    public Optional<string?> Name { get; init; }

    public int Count { get; init; } = 3;

    public IReadOnlyList<Span>? Spans { get; init; }
}

/// <summary>Every tree is found, but for those whose batch is lost.</summary>
public sealed class TreeLoader : BatchLoader<Spot, TreeNode>
{
    protected override Task<IReadOnlyDictionary<Spot, TreeNode>> LoadAsync(IReadOnlyCollection<Spot> keys, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyDictionary<Spot, TreeNode>>(keys.ToDictionary(spot => spot, spot => new TreeNode(spot)));
}
