using TalentGraph.Api.Features.Answers;
using TalentGraph.Api.Features.Cadres;
using TalentGraph.Api.Features.Posts;
using TalentGraph.Api.Ledger;
using TalentGraph.Api.Ledger.Boards;
using TalentGraph.Graph.Policy.Status;
using TalentGraph.GraphQL.Execution.Loading;
using TalentGraph.GraphQL.Types;

namespace TalentGraph.Api.Features.Training;

/// <summary>The lights of the active cadres in scope, and who is due (红黄绿灯).</summary>
/// <param name="view">The operation.</param>
/// <param name="day">The day.</param>
/// <param name="top">The top of the subtree; null: everybody in scope.</param>
/// <param name="mayCount">Whether the caller's role may read counts.</param>
internal sealed class TrainingBoardNode(View view, LedgerDay day, UnitId? top, bool mayCount)
{
    private readonly Lazy<Board> board = new(() => Board.Of(day, view.Visible.Everyone, top));

    /// <summary>The top of the subtree; null: everybody in scope.</summary>
    public UnitNode? Unit => UnitNode.Of(view, top, day.On);

    /// <summary>How many have which light; always all four.</summary>
    [ListSize(4)]
    public IReadOnlyList<LightCountNode> Lights => LightCountNode.Of(board.Value.Whole, mayCount);

    /// <summary>By deciding rank, highest first; ranks that nobody has are left out.</summary>
    [ListSize(9)]
    public IReadOnlyList<BoardRowNode> ByRank =>
        [.. board.Value.ByRank.Select(row => new BoardRowNode(null, row.Rank, LightCountNode.Of(row.Count, mayCount), Attainment(row.Count), null, null))];

    /// <summary>By the units right below, each with its subtree; away and allowed are of the unit itself.</summary>
    [Connection]
    public Page<BoardRowNode> GetByUnit(PageArgs page) => Paging.CutById(
        board.Value.ByUnit,
        page.First,
        page.After,
        row => row.Unit.Id.Value,
        row => new BoardRowNode(
            new UnitNode(view, row.Unit, day.On),
            null,
            LightCountNode.Of(row.Count, mayCount),
            Attainment(row.Count),
            mayCount ? row.AwayToday : null,
            mayCount ? row.AllowedAway : null)).ToPage();

    /// <summary>Who is due: red, unknown and yellow.</summary>
    [Connection(TotalCount = TotalCount.Nullable)]
    public async Task<Page<DueNode>?> GetDue(
        DueFilter? filter, PageArgs page, DueOf due, CancellationToken cancellationToken, DueOrder? orderBy = DueOrder.RedFirst)
    {
        DueFirst order = (orderBy ?? DueOrder.RedFirst) switch
        {
            DueOrder.RedFirst => DueFirst.Red,
            DueOrder.LongestUntrained => DueFirst.LongestUntrained,
            DueOrder.HoursShort => DueFirst.HoursShort,
            _ => DueFirst.Deadline,
        };
        IReadOnlyList<int> cadres = await due.ListAsync(view, day, top, filter, order, cancellationToken);
        return Paging.CutById(
            cadres, page.First, page.After, cadre => view.Snapshot.Roster[cadre].Cadre.Id.Value, cadre => new DueNode(view, day, cadre)).ToPage();
    }

    /// <summary>What the board rests on.</summary>
    public ProvenanceNode Provenance => ProvenanceNode.At(view, day.On);

    private RateNode Attainment(BoardCount count) => RateNode.Of(count.HoursMet, count.Active, mayCount);
}

/// <summary>How many have a light.</summary>
/// <param name="Light">The light.</param>
/// <param name="Count">How many; null: your role may not read counts.</param>
/// <param name="Share">Of the active cadres.</param>
[Name("LightCount")]
internal sealed record LightCountNode(Light? Light, int? Count, RateNode Share)
{
    /// <summary>All four.</summary>
    internal static IReadOnlyList<LightCountNode> Of(BoardCount count, bool mayCount) =>
        [.. Enum.GetValues<Light>().Select(light => new LightCountNode(light, mayCount ? count[light] : null, RateNode.Of(count[light], count.Active, mayCount)))];
}

/// <summary>A row of the board: of a unit or of a rank.</summary>
/// <param name="Unit">The unit; null: a rank's row.</param>
/// <param name="Rank">The rank; null: a unit's row.</param>
/// <param name="Lights">How many have which light.</param>
/// <param name="Attainment">Those who meet the hours or days owed over five years, of the active.</param>
/// <param name="AwayToday">Of the unit itself, in an off-job class or on secondment at the day; null: a rank's row.</param>
/// <param name="AllowedAway">Of the unit itself, how many may be away; null: a rank's row.</param>
[Name("BoardRow")]
internal sealed record BoardRowNode(
    UnitNode? Unit, Rank? Rank, [property: ListSize(4)] IReadOnlyList<LightCountNode> Lights, RateNode Attainment, int? AwayToday, int? AllowedAway);

/// <summary>Somebody due for training.</summary>
internal sealed class DueNode(View view, LedgerDay day, int cadre)
{
    /// <summary>Who.</summary>
    public CadreNode Cadre => new(view, view.Snapshot.Roster[cadre], day.On);

    /// <summary>The light.</summary>
    public Light? Light => day.VerdictOf(cadre).Light;

    /// <summary>What is missing.</summary>
    [ListSize(5)]
    public IReadOnlyList<ReasonNode> Missing
    {
        get
        {
            TrainingStatus status = TrainingStatus.Of(view.Snapshot.Roster[cadre].History, day.Book);
            return ReasonNode.Of(view, status.Reasons, status.Pack, view.Snapshot.Roster[cadre].Cadre.Id, day.On);
        }
    }

    /// <summary>The last day of the latest off-job class; null: none.</summary>
    public DateOnly? LastOffJobEndedOn => day.LastOffJobEndedOn(cadre);

    /// <summary>Classes to come that admit the cadre and have seats, by date.</summary>
    public IReadOnlyList<TrainingClassNode> NextClasses(int? first = 3) =>
        [.. Ledger.Boards.NextClasses.Of(day, cadre).Take(first ?? 3).Select(record => TrainingClassNode.Of(view, record.Id, day.On)!)];

    /// <summary>The call-up to a class still to begin; null: none.</summary>
    public Deferred<CallUpNode?> GetCallUp(CadreFactsLoader callUps) =>
        callUps.Load<CallUp>(view.Snapshot.Roster[cadre].Cadre.Id)
            .Then(rows => DueOf.Pending(view, rows, day.On) is { } row ? new CallUpNode(view, row, day.On) : null);
}
