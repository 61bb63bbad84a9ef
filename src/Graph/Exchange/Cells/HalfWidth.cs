namespace TalentGraph.Graph.Exchange.Cells;

/// <summary>Full-width characters (Ａ０－) in their half-width form (A0-).</summary>
internal static class HalfWidth
{
    /// <summary>The text in half width.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="changed">Whether it was not already.</param>
    public static string Of(string text, out bool changed)
    {
        changed = text.AsSpan().ContainsAnyInRange('\uFF01', '\uFF5E') || text.Contains('\u3000', StringComparison.Ordinal);
        return changed
            ? string.Create(text.Length, text, static (room, from) =>
            {
                for (int i = 0; i < room.Length; i++)
                    room[i] = from[i] is >= '\uFF01' and <= '\uFF5E' ? (char)(from[i] - 0xFEE0) : from[i] == '\u3000' ? ' ' : from[i];
            })
            : text;
    }
}
