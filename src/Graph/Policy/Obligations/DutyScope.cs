using TalentGraph.Graph.Policy.Earnings;
using TalentGraph.Graph.Policy.Packs;
using TalentGraph.Graph.Policy.Persons;

namespace TalentGraph.Graph.Policy.Obligations;

/// <summary>Whom a duty binds, and since when.</summary>
internal static class DutyScope
{
    /// <summary>Whether a duty applies to somebody in service at a day: every predicate given must hold.</summary>
    public static bool Applies(DutyWho who, CadreHistory cadre, DateOnly on, Rulebook book)
    {
        Standing standing = Standing.At(cadre, on, book.Organisation);
        return standing.IsActive
            && (who.RankIn is null || who.RankIn.Contains(standing.DecidingRank(book.Pack)))
            && (who.TeamIn is null || who.TeamIn.Contains(CurrentPosts.Team(cadre, on, book.Organisation)))
            && (who.UnitLevelIn is null || (book.Organisation.Find(standing.Unit) is { } unit && who.UnitLevelIn.Contains(unit.Level)))
            && (who.CategoryIn is null || (standing.Category is { } category && who.CategoryIn.Contains(category)))
            && (who.TagIn is null || who.TagIn.Any(standing.Tags.Contains));
    }

    /// <summary>The first day on which a duty can be unmet: so many months after entry and after the start of the post that brings it; null: long ago.</summary>
    public static DateOnly? Start(DutyWho who, CadreHistory cadre, DateOnly on, Rulebook book)
    {
        DateOnly? post = who.TeamIn is null ? null : CurrentPosts.TeamSince(cadre, on, book.Organisation);
        DateOnly? later = post is null || cadre.EnteredOn > post ? cadre.EnteredOn : post;
        return later is { } since ? Calendar.MonthsAfter(since, book.Pack.Grace.Months) : null;
    }
}
