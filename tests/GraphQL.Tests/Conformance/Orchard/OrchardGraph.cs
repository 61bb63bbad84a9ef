using TalentGraph.GraphQL.Types;

namespace TalentGraph.GraphQL.Tests.Conformance.Orchard;

[QueryRoot]
public static class OrchardGraph
{
    public static TreeNode? Tree(TreeId id, DateOnly? asOf = null) => Spot.World(id.Value).Give($"tree{asOf}", s => new TreeNode(s), null);

    public static TreeNode StrictTree(TreeId id) => Spot.World(id.Value).Give("strictTree", s => new TreeNode(s), null!);

    public static IReadOnlyList<TreeNode?>? Trees(int? first = 2, FruitFilter? filter = null) => Spot.World($"{filter?.Min}").Many($"trees{filter?.Text}", first ?? 1, s => new TreeNode(s));

    public static async Task<IReadOnlyList<TreeNode>> StrictTrees(int first)
    {
        await Task.Yield();
        return Spot.World($"{first}").Many("strictTrees", first, s => new TreeNode(s), null!);
    }

    public static IFruit? Fruit(Taste taste = Taste.Sour) => Spot.World($"{taste}").Give("fruit", Place.AnyFruit, null);

    public static IGrown? Grown([Id] string id) => Spot.World(id).Give("grown", s => s.Pick(3) == 0 ? (IGrown)new AppleNode(s) : new TreeNode(s), null);

    [ListSize(4)]
    public static IReadOnlyList<IFindNode>? Finds => Spot.World("3").Many("finds", 4, Place.AnyFind, null!);

    public static string? Closed() => "closed";

    public static int Number() => 7;
}

[MutationRoot]
public static class OrchardMutations
{
    public static TreeNode Plant(PlantInput input) => Spot.World(input.Id.Value).Give($"plant{input.Name}{input.Count}", s => new TreeNode(s), null!);

    public static async Task<TreeNode?> Fell(TreeId id)
    {
        await Task.Yield();
        return Spot.World(id.Value).Give("fell", s => new TreeNode(s), null);
    }

    public static int Count(IReadOnlyList<Span>? of = null) => of?.Count ?? 0;
}
