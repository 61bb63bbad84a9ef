namespace TalentGraph.Graph.Exchange;

/// <summary>The file <c>evaluations.csv</c>: a ballot is one row a mark.</summary>
internal static class MarkRow
{
    public const int Ballot = 0;
    public const int Round = 1;
    public const int Class = 2;
    public const int Cadre = 3;
    public const int Rater = 4;
    public const int Role = 5;
    public const int SubmittedOn = 6;
    public const int Indicator = 7;
    public const int Score = 8;
    public const int Comment = 9;

    private static readonly RecordType Ballots = RecordType.Of<Ballot>();

    /// <summary>The columns of the file, in order.</summary>
    public static IReadOnlyList<Column> Columns { get; } =
    [
        Own("ballot_id", Ballot, CellKind.Id, key: true),
        Of("round_id", Round) with { Required = false },
        Of("class_id", Class),
        Of("cadre_id", Cadre),
        Of("rater_id", Rater),
        Of("role", Role),
        Of("submitted_on", SubmittedOn),
        Own("indicator_id", Indicator, CellKind.Id, key: true) with { References = "indicators" },
        Own("score", Score, CellKind.Number, key: false),
        Own("comment", Comment, CellKind.Text, key: false) with { Required = false },
    ];

    /// <summary>The columns of a record's file: its own, or those of a mark for ballots.</summary>
    public static IReadOnlyList<Column> ColumnsOf(RecordType type) => type == Ballots ? Columns : type.Columns;

    private static Column Of(string name, int index) => Ballots.Columns.Single(c => c.Name == name) with { Index = index };

    // Whether a mark is in range is for its indicator to say, so the column itself knows no bounds.
    private static Column Own(string name, int index, CellKind kind, bool key) =>
        new() { Name = name, Index = index, Kind = kind, Required = true, IsKey = key, Min = decimal.MinValue };
}
