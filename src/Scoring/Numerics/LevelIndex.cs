namespace TalentGraph.Scoring.Numerics;

/// <summary>Keys as codes 0, 1, … in ordinal order of the keys, so that the order of rows changes no number.</summary>
internal sealed class LevelIndex
{
    internal LevelIndex(IReadOnlyList<string> keys)
    {
        Names = [.. keys.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        var codes = new Dictionary<string, int>(Names.Length, StringComparer.Ordinal);
        for (var k = 0; k < Names.Length; k++)
            codes[Names[k]] = k;
        Codes = [.. keys.Select(key => codes[key])];
    }

    internal string[] Names { get; }

    internal int[] Codes { get; }
}
