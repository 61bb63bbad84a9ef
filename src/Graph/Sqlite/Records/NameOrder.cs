using System.Globalization;
using System.Text;

namespace TalentGraph.Graph.Sqlite.Records;

/// <summary>What is stored beside the name of a record that people look for: its place in pinyin order, and its folded text.</summary>
internal static class NameOrder
{
    /// <summary>Between a name and its aliases: in no text, as control characters are refused.</summary>
    private const char Apart = '\u001f';

    private static readonly CompareInfo Pinyin = CompareInfo.GetCompareInfo("zh-CN");

    /// <summary>The version of the order: sort keys of two versions must not be compared.</summary>
    public static string Version { get; } = $"{Pinyin.Version.FullVersion}/{Pinyin.Version.SortId}";

    /// <summary>The column that a record is looked for by; null: it is not looked for.</summary>
    public static string? LabelOf(RecordType type) => type.Name switch
    {
        "cadres" or "units" => "name",
        "posts" or "courses" or "classes" => "title",
        _ => null,
    };

    /// <summary>Bytes that compare as the names do.</summary>
    public static byte[] Key(string name) => Pinyin.GetSortKey(name).KeyData;

    /// <summary>A text without case and width, so that to search is to compare bytes.</summary>
    public static string Fold(string text)
    {
        // Half of a surrogate pair cannot be normalised; to UTF-8 and back it becomes U+FFFD, as it does when it is stored.
        string whole = text.AsSpan().ContainsAnyInRange('\ud800', '\udfff') ? Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)) : text;
        return whole.Normalize(NormalizationForm.FormKC).ToUpperInvariant();
    }

    /// <summary>The folded name and aliases.</summary>
    public static string Fold(string name, IEnumerable<string> aliases) => string.Join(Apart, aliases.Prepend(name).Select(Fold));
}
