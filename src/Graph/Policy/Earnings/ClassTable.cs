using System.Collections.Immutable;

namespace TalentGraph.Graph.Policy.Earnings;

/// <summary>The classes that earnings refer to by number, with their facts for every pack of the deployment.</summary>
public sealed class ClassTable
{
    private readonly ImmutableDictionary<ClassId, int> index;
    private readonly ImmutableArray<ImmutableArray<ClassFacts?>> facts;

    private ClassTable(ImmutableDictionary<ClassId, int> index, ImmutableArray<ImmutableArray<ClassFacts?>> facts)
    {
        this.index = index;
        this.facts = facts;
    }

    /// <summary>A table for so many packs, without classes.</summary>
    public static ClassTable Empty(int packs) =>
        new(ImmutableDictionary<ClassId, int>.Empty, [.. Enumerable.Repeat(ImmutableArray<ClassFacts?>.Empty, packs)]);

    /// <summary>How many packs it has facts for.</summary>
    public int Packs => facts.Length;

    /// <summary>How many numbers are taken, those of classes that are gone included.</summary>
    public int Count => facts[0].Length;

    /// <summary>The number of a class; −1: it has none.</summary>
    public int IndexOf(ClassId id) => index.GetValueOrDefault(id, -1);

    /// <summary>All classes' facts for one pack, by number; null where a class is gone.</summary>
    public ReadOnlySpan<ClassFacts?> Of(int pack) => facts[pack].AsSpan();

    /// <summary>The facts of one class for one pack; null: there is no such class.</summary>
    public ClassFacts? Find(int pack, ClassId id) => IndexOf(id) is var at and >= 0 ? facts[pack][at] : null;

    /// <summary>The table with classes added or replaced; numbers that were taken stay.</summary>
    /// <param name="classes">The classes' facts, one for every pack; null: the class is gone.</param>
    public ClassTable With(IReadOnlyCollection<(ClassId Id, IReadOnlyList<ClassFacts>? Facts)> classes)
    {
        var newIndex = index.ToBuilder();
        var newFacts = facts.Select(pack => pack.ToBuilder()).ToArray();
        foreach ((ClassId id, IReadOnlyList<ClassFacts>? ofPacks) in classes)
        {
            if (!newIndex.TryGetValue(id, out int at))
            {
                at = newFacts[0].Count;
                newIndex.Add(id, at);
                Array.ForEach(newFacts, pack => pack.Add(null));
            }

            for (int pack = 0; pack < newFacts.Length; pack++)
                newFacts[pack][at] = ofPacks?[pack];
        }

        return new(newIndex.ToImmutable(), [.. newFacts.Select(pack => pack.ToImmutable())]);
    }
}
