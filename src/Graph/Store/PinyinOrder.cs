using System.Globalization;

namespace TalentGraph.Graph.Store;

/// <summary>The order of names in every list and every store: pinyin, as ICU has it.</summary>
public static class PinyinOrder
{
    private static readonly CompareInfo Pinyin = CompareInfo.GetCompareInfo("zh-CN");

    /// <summary>The version of the order: sort keys of two versions must not be compared.</summary>
    public static string Version { get; } = $"{Pinyin.Version.FullVersion}/{Pinyin.Version.SortId}";

    /// <summary>Compares keys byte by byte.</summary>
    public static IComparer<byte[]> Comparer { get; } = Comparer<byte[]>.Create(static (a, b) => a.AsSpan().SequenceCompareTo(b));

    /// <summary>Bytes that compare as the names do.</summary>
    public static byte[] Key(string name) => Pinyin.GetSortKey(name).KeyData;
}
