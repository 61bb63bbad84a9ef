namespace TalentGraph.Graph.Exchange.Cells;

/// <summary>The forms in which people write days: year, month and perhaps day, with separators of one kind or none.</summary>
internal static class DateForms
{
    /// <summary>Reads a day.</summary>
    /// <param name="text">Trimmed, in half-width characters.</param>
    /// <param name="day">The day; of a month alone its first.</param>
    /// <param name="canonical">Whether it stood as <c>2024-06-01</c>.</param>
    /// <returns>Whether it is a day.</returns>
    public static bool TryRead(string text, out DateOnly day, out bool canonical)
    {
        canonical = text.Length == 10 && text[4] == '-' && text[7] == '-';
        day = default;
        if (text.Contains('年', StringComparison.Ordinal))
            text = Aliases.WithoutSpaces(text);
        Span<int> parts = stackalloc int[3];
        int count = canonical || !AllDigits(text) ? Split(text, parts) : Cut(text, parts);
        if (count == 2)
            parts[2] = 1;
        if (count < 2 || parts[0] is < 1000 or > 9999 || parts[1] is < 1 or > 12 ||
            parts[2] < 1 || parts[2] > DateTime.DaysInMonth(parts[0], parts[1]))
            return false;
        day = new DateOnly(parts[0], parts[1], parts[2]);
        return true;
    }

    /// <summary>202406 and 20240601.</summary>
    private static int Cut(string text, Span<int> parts)
    {
        if (text.Length is not (6 or 8))
            return 0;
        parts[0] = Number(text, 0, 4);
        parts[1] = Number(text, 4, 2);
        if (text.Length == 6)
            return 2;
        parts[2] = Number(text, 6, 2);
        return 3;
    }

    /// <summary>2024-06-01, 2024.6.1, 2024/6, 2024年6月1日: a year of four digits, then one or two each.</summary>
    private static int Split(string text, Span<int> parts)
    {
        int count = 0;
        int at = 0;
        char separator = '\0';
        while (at < text.Length && count < 3)
        {
            int digits = 0;
            while (at + digits < text.Length && char.IsAsciiDigit(text[at + digits]))
                digits++;
            if (count == 0 ? digits != 4 : digits is not (1 or 2))
                return 0;
            parts[count++] = Number(text, at, digits);
            at += digits;
            if (at == text.Length)
                return separator == '年' ? (count == 3 ? 3 : 0) : count;

            char c = text[at++];
            bool fits = count switch
            {
                1 => c is '-' or '.' or '/' or '年',
                2 => separator == '年' ? c == '月' : c == separator,
                _ => separator == '年' && c == '日',
            };
            if (!fits)
                return 0;
            if (count == 1)
                separator = c;
        }

        return at == text.Length && separator == '年' && count >= 2 ? count : 0;
    }

    private static bool AllDigits(string text) => !text.AsSpan().ContainsAnyExceptInRange('0', '9');

    private static int Number(string text, int from, int length)
    {
        int number = 0;
        foreach (char c in text.AsSpan(from, length))
            number = (number * 10) + (c - '0');
        return number;
    }
}
