using System.Globalization;
using System.Runtime.InteropServices;
using Microsoft.ML;
using TalentGraph.Scoring.Frameworks;

namespace TalentGraph.Scoring.Marks;

/// <summary>Reads rows of marks once and packs them into a <see cref="MarkTable"/>.</summary>
internal sealed class MarkReader
{
    private const int Columns = 6;

    // Places of Ratee, Rater, Class, Round, Role and Day among the key columns: what all marks of a ballot share.
    private static readonly int[] OfBallot = [0, 1, 2, 3, 5, 7];

    private readonly Interner[] _keys = [.. MarkColumns.Keys.Select(_ => new Interner())];
    private readonly List<int> _ballots = [];
    private readonly List<(int Ballot, int Indicator, float Score)> _marks = [];

    /// <exception cref="ArgumentException">A column or a value is wrong; the message names the column (and row).</exception>
    internal static MarkReader Read(IDataView marks, CancellationToken cancel)
    {
        MarkColumns.Check(marks.Schema, MarkColumns.Keys);
        var reader = new MarkReader();
        var columns = MarkColumns.Keys.Append(MarkColumns.Score).Select(name => marks.Schema[name]).ToArray();
        using var cursor = marks.GetRowCursor(columns);
        var getters = columns[..^1].Select((column, k) => reader._keys[k].Reader(cursor, column)).ToArray();
        var score = cursor.GetGetter<float>(columns[^1]);
        var value = 0f;
        Span<int> codes = stackalloc int[getters.Length];
        while (cursor.MoveNext())
        {
            if ((cursor.Position & 0xFFFF) == 0)
                cancel.ThrowIfCancellationRequested();
            for (var k = 0; k < codes.Length; k++)
            {
                codes[k] = getters[k]();
                if (codes[k] < 0)
                    throw new ArgumentException($"The column '{MarkColumns.Keys[k]}' of the marks is empty in row {cursor.Position}.");
            }

            score(ref value);
            if (value is not (>= 0 and <= 100))
                throw new ArgumentException($"The column 'Score' of the marks is {value} in row {cursor.Position}; points are 0 to 100.");
            reader.Add(codes, value, cursor.Position);
        }

        return reader;
    }

    internal MarkTable Pack()
    {
        var orders = _keys.Select(key => key.Ordered()).ToArray();
        foreach (var role in _keys[5].Names.Where(role => role != RaterRoles.Self && RaterRoles.CodeOf(role) < 0))
            throw new ArgumentException($"The column 'Role' of the marks has '{role}', which is no role.");
        var days = _keys[7].Names.Select(DayNumber).ToArray();
        var order = SortedBallots(orders, days);
        var (start, indicator, scores) = PackMarks(order, orders[6].Places, orders[6].Names);
        return new MarkTable
        {
            Ratees = orders[0].Names,
            Raters = orders[1].Names,
            Classes = orders[2].Names,
            Rounds = orders[3].Names,
            Roles = orders[5].Names,
            Indicators = orders[6].Names,
            Ratee = Column(order, 0, orders[0].Places),
            Rater = Column(order, 1, orders[1].Places),
            Class = Column(order, 2, orders[2].Places),
            Round = Column(order, 3, orders[3].Places),
            Role = Column(order, 4, orders[5].Places),
            Day = Column(order, 5, days),
            Start = start,
            Indicator = indicator,
            Scores = scores,
        };
    }

    private void Add(ReadOnlySpan<int> codes, float score, long row)
    {
        var ballot = codes[4];
        if (ballot * Columns == _ballots.Count)
        {
            foreach (var key in OfBallot)
                _ballots.Add(codes[key]);
        }
        else
        {
            for (var k = 0; k < Columns; k++)
            {
                if (_ballots[(ballot * Columns) + k] != codes[OfBallot[k]])
                    throw new ArgumentException($"The column '{MarkColumns.Keys[OfBallot[k]]}' disagrees within the ballot of row {row}.");
            }
        }

        _marks.Add((ballot, codes[6], score));
    }

    private int[] SortedBallots((int[] Places, string[] Names)[] orders, int[] days)
    {
        var ballots = _keys[4].Names;
        var keys = new (long First, long Second, int Day, int Ballot)[ballots.Count];
        for (var b = 0; b < keys.Length; b++)
        {
            var own = CollectionsMarshal.AsSpan(_ballots).Slice(b * Columns, Columns);
            var first = ((long)orders[0].Places[own[0]] << 32) | (uint)orders[3].Places[own[3]];
            var second = ((long)orders[5].Places[own[4]] << 32) | (uint)orders[1].Places[own[1]];
            keys[b] = (first, second, days[own[5]], b);
        }

        // Of one ratee, round, role and rater there is hardly ever a second ballot; only then the keys are compared.
        Array.Sort(keys, (a, b) =>
        {
            var order = a.First.CompareTo(b.First);
            order = order != 0 ? order : a.Second.CompareTo(b.Second);
            order = order != 0 ? order : a.Day.CompareTo(b.Day);
            return order != 0 ? order : string.CompareOrdinal(ballots[a.Ballot], ballots[b.Ballot]);
        });
        return [.. keys.Select(key => key.Ballot)];
    }

    private int[] Column(int[] order, int column, int[] places)
    {
        var values = new int[order.Length];
        for (var k = 0; k < values.Length; k++)
            values[k] = places[_ballots[(order[k] * Columns) + column]];
        return values;
    }

    private (int[] Start, int[] Indicator, float[] Scores) PackMarks(int[] order, int[] indicatorPlaces, string[] indicatorNames)
    {
        var place = new int[order.Length];
        for (var k = 0; k < order.Length; k++)
            place[order[k]] = k;
        var start = new int[order.Length + 1];
        foreach (var (ballot, _, _) in _marks)
            start[place[ballot] + 1]++;
        for (var k = 1; k < start.Length; k++)
            start[k] += start[k - 1];
        var next = start.AsSpan(0, order.Length).ToArray();
        var indicator = new int[_marks.Count];
        var scores = new float[_marks.Count];
        foreach (var (ballot, code, score) in _marks)
        {
            var at = next[place[ballot]]++;
            indicator[at] = indicatorPlaces[code];
            scores[at] = score;
        }

        for (var k = 0; k < order.Length; k++)
        {
            var own = indicator.AsSpan(start[k]..start[k + 1]);
            own.Sort(scores.AsSpan(start[k]..start[k + 1]));
            for (var m = 1; m < own.Length; m++)
            {
                if (own[m] == own[m - 1])
                    throw new ArgumentException($"The column 'Indicator' has '{indicatorNames[own[m]]}' twice in one ballot.");
            }
        }

        return (start, indicator, scores);
    }

    private static int DayNumber(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day.DayNumber
            : throw new ArgumentException($"The column 'Day' of the marks has '{text}'; a day is written yyyy-MM-dd.");
}
