using TalentGraph.Graph.Policy.Packs;

namespace TalentGraph.Graph.Tests.Policy;

/// <summary>Owed and earned, exactly.</summary>
internal sealed record ReferenceLedger(
    ReferenceRatio OwedHours, ReferenceRatio OwedDays, ReferenceRatio Counted, ReferenceRatio Online, ReferenceRatio Days, bool Met);

/// <summary>What one enrolment that counts earned.</summary>
internal sealed record Earned(ReferenceClass Class, ReferenceRatio Hours, PolicyPack Pack)
{
    public bool IsOffJob => Class.Class.Mode == ClassMode.OffJob;

    public ReferenceRatio Days => Share * (Class.Class.Days ?? 0);

    public ReferenceRatio CalendarDays => Share * Class.CalendarDays;

    private ReferenceRatio Share => Class.Hours(Pack) is { } hours ? Hours / hours : 0;

    public ReferenceRatio Of(CourseKind kind) => Share * (Class.Content(kind, Pack) ?? 0);
}
