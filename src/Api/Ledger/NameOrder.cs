using System.Globalization;

namespace TalentGraph.Api.Ledger;

/// <summary>Pinyin order of names, as ICU has it.</summary>
internal static class NameOrder
{
    private static readonly CompareInfo Pinyin = CompareInfo.GetCompareInfo("zh-CN");

    /// <summary>Compares keys byte by byte.</summary>
    public static IComparer<byte[]> Comparer { get; } = Comparer<byte[]>.Create(static (a, b) => a.AsSpan().SequenceCompareTo(b));

    /// <summary>The sort key of a name.</summary>
    public static byte[] Key(string name) => Pinyin.GetSortKey(name).KeyData;
}
