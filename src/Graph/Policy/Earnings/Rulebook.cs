using TalentGraph.Graph.Policy.Packs;
using TalentGraph.Graph.Policy.Persons;

namespace TalentGraph.Graph.Policy.Earnings;

/// <summary>All that a judgement of one day needs beside the person: the pack that holds, the tree, the classes as that pack sees them.</summary>
public sealed class Rulebook
{
    private readonly ClassTable table;
    private readonly ClassFacts?[] classes;
    private readonly int packIndex;

    /// <summary>Opens the book at a day.</summary>
    /// <param name="on">D, which chooses the pack for the whole computation.</param>
    /// <param name="packs">The deployment's packs.</param>
    /// <param name="organisation">The tree of units and the posts.</param>
    /// <param name="classes">The classes, with facts for every one of <paramref name="packs"/>.</param>
    public Rulebook(DateOnly on, PolicyPacks packs, Organisation organisation, ClassTable classes)
    {
        On = on;
        Organisation = organisation;
        table = classes;
        packIndex = packs.IndexAt(on);
        this.classes = classes.Of(packIndex).ToArray();
        Pack = packs.All[packIndex];
    }

    /// <summary>D.</summary>
    public DateOnly On { get; }

    /// <summary>The pack that holds at D.</summary>
    public PolicyPack Pack { get; }

    /// <summary>The pack's bit in <see cref="Earning.Packs"/>.</summary>
    public int PackBit => 1 << packIndex;

    /// <summary>The tree and the posts.</summary>
    public Organisation Organisation { get; }

    /// <summary>The facts of a class that an earning refers to.</summary>
    public ClassFacts Class(int at) => classes[at]!;

    /// <summary>The facts of a class; null: there is none of that id.</summary>
    public ClassFacts? Find(ClassId id) => table.Find(packIndex, id);

    /// <summary>All classes there are.</summary>
    public IEnumerable<ClassFacts> Classes() => classes.OfType<ClassFacts>();
}
