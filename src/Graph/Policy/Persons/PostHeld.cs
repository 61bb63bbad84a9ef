namespace TalentGraph.Graph.Policy.Persons;

/// <summary>A post over a time.</summary>
/// <param name="Post">Which post.</param>
/// <param name="From">The first day.</param>
/// <param name="To">The first day no longer held; null: still.</param>
/// <param name="Kind">What kind of appointment.</param>
public readonly record struct PostHeld(PostId Post, DateOnly From, DateOnly? To, AppointmentKind Kind)
{
    /// <summary>Whether the appointment holds on a day.</summary>
    public bool HoldsOn(DateOnly day) => From <= day && (To is not { } to || day < to);

    /// <summary>Whether it is a secondment of any direction.</summary>
    public bool IsSecondment => Kind is AppointmentKind.SecondmentUp or AppointmentKind.SecondmentDown or AppointmentKind.SecondmentOut;
}
