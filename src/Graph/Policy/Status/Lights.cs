using TalentGraph.Graph.Policy.Earnings;
using TalentGraph.Graph.Policy.Packs;
using TalentGraph.Graph.Policy.Persons;

namespace TalentGraph.Graph.Policy.Status;

/// <summary>The light of one cadre at a day: what a board counts, without the reasons.</summary>
/// <param name="Light">Null: not in service, nothing is owed.</param>
/// <param name="HoursMet">Whether the hours or days owed over the five years are reached; false where nothing is owed.</param>
/// <param name="DecidingRank">The deciding rank.</param>
/// <param name="CountedShare">Counted ÷ owed hours; 1 where none are owed, 0 for those not in service.</param>
/// <param name="Standing">What the cadre was at the day.</param>
public readonly record struct LightVerdict(Light? Light, bool HoursMet, Rank DecidingRank, decimal CountedShare, Standing Standing);

/// <summary>Red, yellow, green: the rules of lights.</summary>
public static class Lights
{
    /// <summary>The light of a cadre at the book's day.</summary>
    public static LightVerdict Of(CadreHistory cadre, Rulebook book)
    {
        var given = LightCase.At(cadre, book);
        if (!given.Standing.IsActive)
            return new(null, false, given.Rank, 0, given.Standing);

        Owed owed = given.Owed;
        decimal full = owed.FullHours * owed.Part;
        decimal share = full == 0 ? 1 : owed.CountedProduct(given.Sum, book.Pack.Caps) / full;
        return new(given.Light(book), given.HoursMet, given.Rank, share, given.Standing);
    }
}

/// <summary>What a light is decided on.</summary>
internal readonly struct LightCase
{
    private LightCase(CadreHistory cadre, Standing standing, Rank rank, Owed owed, in WindowSum sum, bool hoursMet)
    {
        Cadre = cadre;
        Standing = standing;
        Rank = rank;
        Owed = owed;
        Sum = sum;
        HoursMet = hoursMet;
    }

    public CadreHistory Cadre { get; }

    public Standing Standing { get; }

    public Rank Rank { get; }

    public Owed Owed { get; }

    public WindowSum Sum { get; }

    public bool HoursMet { get; }

    public static LightCase At(CadreHistory cadre, Rulebook book)
    {
        Standing standing = Standing.At(cadre, book.On, book.Organisation);
        Rank rank = standing.DecidingRank(book.Pack);
        if (!standing.IsActive)
            return new(cadre, standing, rank, default, default, false);
        Owed owed = Owed.FiveYears(book.Pack, rank, cadre.EnteredOn, book.On);
        WindowSum sum = WindowSum.Of(cadre.Earnings, owed.Window, owed.CalendarDays, book);
        return new(cadre, standing, rank, owed, sum, owed.IsMet(sum, cadre, book));
    }

    /// <summary>The first day on which the cadre can be red; null: the entry is not known, so long ago.</summary>
    public DateOnly? GraceUntil(PolicyPack pack) =>
        Cadre.EnteredOn is { } entered ? Calendar.MonthsAfter(entered, pack.Grace.Months) : null;

    public bool IsInGrace(Rulebook book) => GraceUntil(book.Pack) is { } until && book.On < until;

    public Light Light(Rulebook book)
    {
        if (WouldBeRed(book.Pack.Red) && CanBeRed(book))
            return CouldEndRed(book.Pack) ? Status.Light.Unknown : Status.Light.Red;
        return HoursMet ? Status.Light.Green : Status.Light.Yellow;
    }

    private bool WouldBeRed(RedRule red) =>
        red.Missing == RedMissing.Any ? !Sum.Theory || !Sum.PartySpirit : !Sum.Theory && !Sum.PartySpirit;

    private bool CanBeRed(Rulebook book) =>
        !IsInGrace(book)
        && (Rank >= book.Pack.Red.MinRank || CurrentPosts.Team(Cadre, book.On, book.Organisation) != LeadingTeam.None);

    private bool CouldEndRed(PolicyPack pack)
    {
        (decimal theory, decimal partySpirit) = (pack.Systematic.TheoryHours, pack.Systematic.PartySpiritHours);
        return pack.Red.Missing == RedMissing.Any
            ? Sum.CouldBring(!Sum.Theory, !Sum.PartySpirit, theory, partySpirit)
            : Sum.CouldBring(true, false, theory, partySpirit) || Sum.CouldBring(false, true, theory, partySpirit);
    }
}
