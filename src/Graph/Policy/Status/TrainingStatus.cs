using TalentGraph.Graph.Policy.Earnings;
using TalentGraph.Graph.Policy.Obligations;
using TalentGraph.Graph.Policy.Packs;
using TalentGraph.Graph.Policy.Persons;

namespace TalentGraph.Graph.Policy.Status;

/// <summary>All that is known of what a cadre owes at a day.</summary>
public sealed record TrainingStatus
{
    /// <summary>D.</summary>
    public required DateOnly On { get; init; }

    /// <summary>The pack by which it was judged.</summary>
    public required PolicyPack Pack { get; init; }

    /// <summary>The light; null: not in service, nothing is owed.</summary>
    public required Light? Light { get; init; }

    /// <summary>Why; empty with a green light from which nothing is missing.</summary>
    public required IReadOnlyList<Reason> Reasons { get; init; }

    /// <summary>W: where the window of five years begins; null: nothing is owed.</summary>
    public DateOnly? WindowStart { get; init; }

    /// <summary>While in grace the first day after it; else null.</summary>
    public DateOnly? GraceUntil { get; init; }

    /// <summary>Owed and counted over the window; null: nothing is owed.</summary>
    public HoursLedger? Hours { get; init; }

    /// <summary>The day's year and the four before, latest first, since entry, where the rank of the time owed year by year.</summary>
    public IReadOnlyList<YearLedger> Years { get; init; } = [];

    /// <summary>The pack's duties that apply, in its order; of a yearly one the running year first.</summary>
    public IReadOnlyList<Obligation> Obligations { get; init; } = [];

    /// <summary>Judges one cadre at the book's day.</summary>
    public static TrainingStatus Of(CadreHistory cadre, Rulebook book)
    {
        var given = LightCase.At(cadre, book);
        if (!given.Standing.IsActive)
            return new TrainingStatus { On = book.On, Pack = book.Pack, Light = null, Reasons = [new Reason(ReasonCode.NotInService, null, [], [])] };

        Light light = given.Light(book);
        DateOnly start = Calendar.YearsBefore(book.On, 5);
        return new TrainingStatus
        {
            On = book.On,
            Pack = book.Pack,
            Light = light,
            Reasons = LightReasons.Of(given, light, book),
            WindowStart = cadre.EnteredOn > start ? cadre.EnteredOn : start,
            GraceUntil = given.IsInGrace(book) ? given.GraceUntil(book.Pack) : null,
            Hours = given.Owed.Ledger(given.Sum, cadre, book),
            Years = YearLedgers.Of(cadre, book),
            Obligations = Duties.Of(cadre, book),
        };
    }
}
