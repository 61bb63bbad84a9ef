using TalentGraph.Api.Features.Posts;
using TalentGraph.Api.Ledger;
using TalentGraph.GraphQL.Execution.Loading;
using TalentGraph.GraphQL.Types;

namespace TalentGraph.Api.Features.Cadres;

/// <summary>A cadre (干部) as seen at the root's day: id and asOf together are the client's cache key.</summary>
internal sealed class CadreNode(View view, RosterEntry entry, DateOnly asOf) : INode, IDossierSubject
{
    private readonly Lazy<CadreAt> at = new(() => CadreAt.Of(view.Snapshot, entry.History, asOf));

    /// <summary>The cadre's id.</summary>
    public CadreId Id => entry.Cadre.Id;

    /// <summary>The day at which everything below is seen.</summary>
    public DateOnly AsOf => asOf;

    /// <summary>What the store knew.</summary>
    public Version Version => view.Snapshot.Version;

    /// <summary>The name.</summary>
    public string Name => entry.Cadre.Name;

    /// <summary>The gender; null: not known.</summary>
    public Gender? Gender => entry.Cadre.Gender;

    /// <summary>The day of birth; null: not known.</summary>
    public DateOnly? BirthDate => entry.Cadre.BirthDate;

    /// <summary>The rank (职务层次) at the day; null: none known.</summary>
    public Rank? Rank => at.Value.Standing.Rank;

    /// <summary>The start of the latest unbroken run of that rank; null: not known.</summary>
    public DateOnly? RankSince => at.Value.RankSince;

    /// <summary>The grade (职级) at the day; null: none.</summary>
    public Grade? Grade => at.Value.Standing.Grade;

    /// <summary>Since when the grade is held; null: not known, or no grade.</summary>
    public DateOnly? GradeSince => at.Value.GradeSince;

    /// <summary>The category of personnel at the day; null: not known.</summary>
    public Category? Category => at.Value.Standing.Category;

    /// <summary>Tags at the day.</summary>
    [ListSize(6)]
    public IReadOnlyList<Tag> Tags => at.Value.Standing.Tags;

    /// <summary>Whether in service at the day.</summary>
    public CadreStatus Status => at.Value.Status;

    /// <summary>The unit at the day; null: not known.</summary>
    public UnitNode? Unit => UnitNode.Of(view, at.Value.Standing.Unit, asOf);

    /// <summary>The unit that manages the cadre (干部管理权限) at the day; null: not known.</summary>
    public UnitNode? ManagedBy => UnitNode.Of(view, at.Value.ManagedBy, asOf);

    string IDossierSubject.DossierSubject => entry.Cadre.Id.Value;

    /// <summary>The operation, for other features' fields.</summary>
    internal View View => view;

    /// <summary>The row, for other features' fields.</summary>
    internal RosterEntry Entry => entry;
}
