using System.Collections.Concurrent;
using System.Text;

namespace TalentGraph.Graph.Model.Records;

/// <summary>The texts of closed lists: enum members in lower snake case (<c>Clerk2</c> is <c>clerk_2</c>).</summary>
public static class Code
{
    private static readonly ConcurrentDictionary<Type, Texts> Known = new();

    /// <summary>The text of one value.</summary>
    public static string Of(Enum value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return For(value.GetType()).ByValue[value];
    }

    /// <summary>All texts of a closed list, in its order.</summary>
    public static IReadOnlyList<string> All(Type codes) => For(codes).InOrder;

    /// <summary>The value with this text; null when the list has none.</summary>
    public static object? Find(Type codes, string text) => For(codes).ByText.GetValueOrDefault(text);

    /// <summary>The value with this text.</summary>
    /// <exception cref="ArgumentException">The list has no such text.</exception>
    public static T Parse<T>(string text)
        where T : struct, Enum =>
        Find(typeof(T), text) is T value ? value : throw new ArgumentException($"{typeof(T).Name} has no code '{text}'.", nameof(text));

    /// <summary>A name in lower snake case: a new word at every capital and at every digit after a letter.</summary>
    public static string SnakeCase(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        var text = new StringBuilder(name.Length + 4);
        for (int i = 0; i < name.Length; i++)
        {
            char c = name[i];
            if (i > 0 && (char.IsUpper(c) || (char.IsDigit(c) && !char.IsDigit(name[i - 1]))))
                text.Append('_');
            text.Append(char.ToLowerInvariant(c));
        }

        return text.ToString();
    }

    private static Texts For(Type codes) => Known.GetOrAdd(codes, static type => new Texts(type));

    private sealed class Texts
    {
        public Texts(Type codes)
        {
            foreach (Enum value in Enum.GetValues(codes))
            {
                string text = SnakeCase(value.ToString());
                ByValue.Add(value, text);
                ByText.Add(text, value);
                InOrder.Add(text);
            }
        }

        public Dictionary<Enum, string> ByValue { get; } = [];

        public Dictionary<string, object> ByText { get; } = new(StringComparer.Ordinal);

        public List<string> InOrder { get; } = [];
    }
}
