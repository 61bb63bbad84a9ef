using System.IO.Hashing;
using TalentGraph.Graph.Exchange.Cells;

namespace TalentGraph.Graph.Exchange.Rows;

/// <summary>
/// Remembers what a column's latest cells said. Most columns repeat few values, or the value of the row before, so most
/// cells become neither text nor number a second time.
/// </summary>
internal sealed class CellCache
{
    private const int Slots = 256;
    private const int Longest = 40;
    private readonly Slot[] slots = new Slot[Slots];

    public bool TryGet(ReadOnlySpan<byte> raw, out object? value, out Normalised normalised, out int slot)
    {
        slot = -1;
        value = null;
        normalised = Normalised.None;
        if (raw.Length > Longest)
            return false;
        slot = (int)(XxHash3.HashToUInt64(raw) % Slots);
        ref Slot found = ref slots[slot];
        if (found.Raw is null || !raw.SequenceEqual(found.Raw.AsSpan(0, found.Length)))
            return false;
        value = found.Value;
        normalised = found.Normalised;
        return true;
    }

    public void Put(int slot, ReadOnlySpan<byte> raw, object? value, Normalised normalised)
    {
        if (slot < 0)
            return;
        ref Slot place = ref slots[slot];
        place.Raw ??= new byte[Longest];
        raw.CopyTo(place.Raw);
        place.Length = raw.Length;
        place.Value = value;
        place.Normalised = normalised;
    }

    private struct Slot
    {
        public byte[]? Raw;
        public int Length;
        public object? Value;
        public Normalised Normalised;
    }
}
