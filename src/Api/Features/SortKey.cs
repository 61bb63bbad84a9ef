using System.Buffers.Binary;
using System.Buffers.Text;
using System.Text;

namespace TalentGraph.Api.Features;

/// <summary>Where an item stands in a list; what a cursor carries, so that a page goes on even when its last item is gone.</summary>
/// <param name="Primary">Compared first; 0 where the list has no order but the name's.</param>
/// <param name="Name">A name's pinyin key; empty where names do not matter.</param>
/// <param name="Id">Compared last; unique in the list.</param>
internal readonly record struct SortKey(long Primary, byte[] Name, string Id) : IComparable<SortKey>
{
    /// <inheritdoc/>
    public int CompareTo(SortKey other)
    {
        int order = Primary.CompareTo(other.Primary);
        if (order == 0)
            order = Name.AsSpan().SequenceCompareTo(other.Name);
        return order != 0 ? order : string.CompareOrdinal(Id, other.Id);
    }

    /// <summary>The cursor: opaque to clients.</summary>
    public string ToCursor()
    {
        byte[] id = Encoding.UTF8.GetBytes(Id);
        byte[] bytes = new byte[10 + Name.Length + id.Length];
        BinaryPrimitives.WriteInt64BigEndian(bytes, Primary);
        BinaryPrimitives.WriteUInt16BigEndian(bytes.AsSpan(8), (ushort)Name.Length);
        Name.CopyTo(bytes, 10);
        id.CopyTo(bytes, 10 + Name.Length);
        return Base64Url.EncodeToString(bytes);
    }

    /// <summary>Reads a cursor.</summary>
    /// <exception cref="BadInputException">It is none of ours.</exception>
    public static SortKey FromCursor(string cursor)
    {
        if (!Base64Url.IsValid(cursor) || Base64Url.DecodeFromChars(cursor) is not { Length: > 10 } bytes
            || BinaryPrimitives.ReadUInt16BigEndian(bytes.AsSpan(8)) is var length && 10 + length > bytes.Length)
        {
            throw new BadInputException("after is not a cursor of this list.");
        }

        return new SortKey(BinaryPrimitives.ReadInt64BigEndian(bytes), bytes[10..(10 + length)], Encoding.UTF8.GetString(bytes.AsSpan(10 + length)));
    }
}
