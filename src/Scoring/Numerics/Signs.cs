using System.Runtime.Intrinsics;
using Lanes = System.Runtime.Intrinsics.Vector512<double>;

namespace TalentGraph.Scoring.Numerics;

/// <summary>Random ±1 by counter: the same (seed, stream, index) gives the same eight signs on every machine and thread.</summary>
/// <param name="seed">The run's seed.</param>
/// <param name="stream">Which of the run's independent sequences.</param>
internal readonly struct Signs(int seed, int stream)
{
    private readonly ulong _key = Mix(((ulong)(uint)seed << 32) ^ (uint)stream ^ 0x9E3779B97F4A7C15UL);

    /// <summary>Eight signs, one a lane.</summary>
    internal Lanes this[long index]
    {
        get
        {
            // The sign bit of each lane is one bit of the hash.
            var bits = Mix(_key + ((ulong)index * 0x9E3779B97F4A7C15UL));
            var shifts = Vector512.Create(bits, bits << 1, bits << 2, bits << 3, bits << 4, bits << 5, bits << 6, bits << 7);
            return (Vector512.Create(1.0).AsUInt64() | (shifts & Vector512.Create(0x8000000000000000UL))).AsDouble();
        }
    }

    // SplitMix64's finaliser (Steele, Lea, Flood 2014).
    private static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
        return z ^ (z >> 31);
    }
}
