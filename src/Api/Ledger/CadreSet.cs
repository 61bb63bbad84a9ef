using System.Numerics;

namespace TalentGraph.Api.Ledger;

/// <summary>A set of the roster's cadres, one bit each: what scope and filters are made of.</summary>
internal sealed class CadreSet
{
    private readonly ulong[] words;

    /// <summary>An empty set over a roster.</summary>
    /// <param name="size">How many cadres the roster has.</param>
    public CadreSet(int size)
    {
        Size = size;
        words = new ulong[(size + 63) / 64];
    }

    /// <summary>How many cadres the roster has.</summary>
    public int Size { get; }

    /// <summary>How many are in the set.</summary>
    public int Count => words.Sum(word => BitOperations.PopCount(word));

    /// <summary>Whether the cadre at this place of the roster is in.</summary>
    public bool this[int cadre]
    {
        get => (words[cadre >> 6] & (1UL << cadre)) != 0;
        set
        {
            if (value)
                words[cadre >> 6] |= 1UL << cadre;
            else
                words[cadre >> 6] &= ~(1UL << cadre);
        }
    }

    /// <summary>Those of whom something holds.</summary>
    public static CadreSet Where(int size, Func<int, bool> holds)
    {
        var set = new CadreSet(size);
        // Whole words, so that two threads never write one.
        Parallel.For(0, set.words.Length, word =>
        {
            int end = Math.Min(size, (word + 1) << 6);
            ulong bits = 0;
            for (int cadre = word << 6; cadre < end; cadre++)
            {
                if (holds(cadre))
                    bits |= 1UL << cadre;
            }

            set.words[word] = bits;
        });
        return set;
    }

    /// <summary>Those of this set of whom something holds, too; nobody else is asked.</summary>
    public CadreSet And(Func<int, bool> holds) => Where(Size, cadre => this[cadre] && holds(cadre));

    /// <summary>The members, in the roster's order.</summary>
    public IEnumerable<int> Members()
    {
        for (int at = 0; at < words.Length; at++)
        {
            for (ulong bits = words[at]; bits != 0; bits &= bits - 1)
                yield return (at << 6) + BitOperations.TrailingZeroCount(bits);
        }
    }
}
