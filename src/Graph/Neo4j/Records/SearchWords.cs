using System.Globalization;
using System.Text;

namespace TalentGraph.Graph.Neo4j.Records;

/// <summary>What the full-text index can tell of a text: it knows pairs of neighbouring Chinese characters.</summary>
internal static class SearchWords
{
    /// <summary>The index refuses a query of more than 1,024 words; a name that has so many of them is narrowed enough.</summary>
    private const int MostWords = 50;

    /// <summary>
    /// The query for the index that every name which contains the text answers to: its first runs of two and more Chinese
    /// characters. Nothing else of the text goes in, so nothing in it can be an operator.
    /// </summary>
    /// <param name="fold">The text, folded.</param>
    /// <returns>Null: the index cannot narrow it.</returns>
    public static string? Of(string fold)
    {
        var words = new List<string>();
        int start = 0;
        for (int i = 0; i <= fold.Length && words.Count < MostWords; i++)
        {
            if (i < fold.Length && IsHan(fold[i]))
                continue;
            if (i - start >= 2)
                words.Add($"\"{fold[start..i]}\"");
            start = i + 1;
        }

        return words.Count == 0 ? null : string.Join(" AND ", words);
    }

    /// <summary>
    /// The name as the index must read it: a mark that combines with a character (a variant's selector) would keep the
    /// character from its neighbour.
    /// </summary>
    /// <param name="fold">The name, folded.</param>
    /// <returns>Null: the folded name will do.</returns>
    public static string? Readable(string fold)
    {
        StringBuilder? readable = null;
        for (int i = 0; i < fold.Length; i++)
        {
            UnicodeCategory category = char.IsHighSurrogate(fold[i]) && i + 1 < fold.Length
                ? CharUnicodeInfo.GetUnicodeCategory(fold, i)
                : CharUnicodeInfo.GetUnicodeCategory(fold[i]);
            if (category is not (UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format))
                continue;
            readable ??= new StringBuilder(fold);
            readable[i] = ' ';
            if (char.IsHighSurrogate(fold[i]))
                readable[++i] = ' ';
        }

        return readable?.ToString();
    }

    private static bool IsHan(char c) => c is >= '\u4e00' and <= '\u9fa5';
}
