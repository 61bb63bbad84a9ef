using System.Text;

namespace TalentGraph.Graph.Store;

/// <summary>What is stored beside the name of a record so that people find it by a part of the name.</summary>
internal static class SearchText
{
    /// <summary>Between a name and its aliases: in no text, as control characters are refused.</summary>
    private const char Apart = '\u001f';

    /// <summary>The column that a record is looked for by; null: it is not looked for.</summary>
    public static Column? LabelOf(RecordType type) => type.Name switch
    {
        "cadres" or "units" => Named(type, "name"),
        "posts" or "courses" or "classes" => Named(type, "title"),
        _ => null,
    };

    /// <summary>The column with the other names that it is found by; null: it has none.</summary>
    public static Column? AliasesOf(RecordType type) => Named(type, "aliases");

    /// <summary>A text without case and width, so that to search is to compare bytes.</summary>
    public static string Fold(string text)
    {
        // Half of a surrogate pair cannot be normalised; to UTF-8 and back it becomes U+FFFD, as it does when it is stored.
        string whole = text.AsSpan().ContainsAnyInRange('\ud800', '\udfff') ? Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)) : text;
        return whole.Normalize(NormalizationForm.FormKC).ToUpperInvariant();
    }

    /// <summary>The folded name and aliases.</summary>
    public static string Fold(string name, IEnumerable<string> aliases) => string.Join(Apart, aliases.Prepend(name).Select(Fold));

    private static Column? Named(RecordType type, string name) => type.Columns.FirstOrDefault(column => column.Name == name);
}
