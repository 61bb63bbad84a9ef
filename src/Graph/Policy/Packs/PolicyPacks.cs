using System.Collections.Immutable;

namespace TalentGraph.Graph.Policy.Packs;

/// <summary>A deployment's packs: which of them holds at a day.</summary>
public sealed class PolicyPacks
{
    /// <summary>The most packs of one deployment: an earning says in one byte for which it holds.</summary>
    public const int Most = 8;

    private readonly ImmutableArray<PolicyPack> packs;

    /// <summary>Takes the packs in the deployment's order.</summary>
    /// <exception cref="ArgumentException">None, more than <see cref="Most"/>, an id twice, or two from one day.</exception>
    public PolicyPacks(IEnumerable<PolicyPack> packs)
    {
        this.packs = [.. packs];
        if (this.packs.Length is 0 or > Most)
            throw new ArgumentException($"A deployment has 1 to {Most} policy packs, not {this.packs.Length}.", nameof(packs));
        foreach (var twice in this.packs.GroupBy(pack => pack.Id).Where(group => group.Count() > 1))
            throw new ArgumentException($"The policy pack '{twice.Key}' is listed twice.", nameof(packs));
        foreach (var twice in this.packs.GroupBy(pack => pack.EffectiveFrom).Where(group => group.Count() > 1))
            throw new ArgumentException($"The policy packs {string.Join(", ", twice.Select(pack => pack.Id))} begin on the same day.", nameof(packs));
    }

    /// <summary>The packs, in the deployment's order.</summary>
    public IReadOnlyList<PolicyPack> All => packs;

    /// <summary>The pack that holds at a day: the one with the latest beginning by then, else the first of the list.</summary>
    public PolicyPack At(DateOnly on) => packs[IndexAt(on)];

    /// <summary>The place in <see cref="All"/> of the pack that holds at a day.</summary>
    public int IndexAt(DateOnly on)
    {
        int best = -1;
        for (int i = 0; i < packs.Length; i++)
        {
            if (packs[i].EffectiveFrom <= on && (best < 0 || packs[i].EffectiveFrom > packs[best].EffectiveFrom))
                best = i;
        }

        return Math.Max(best, 0);
    }
}
