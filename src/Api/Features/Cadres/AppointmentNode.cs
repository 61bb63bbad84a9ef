using TalentGraph.Api.Features.Answers;
using TalentGraph.Api.Features.Posts;
using TalentGraph.Graph.Policy.Persons;
using TalentGraph.GraphQL.Execution.Loading;
using TalentGraph.GraphQL.Types;

namespace TalentGraph.Api.Features.Cadres;

/// <summary>A cadre held a post over a time (任职), as seen at the root's day.</summary>
internal sealed class AppointmentNode(View view, Appointment appointment, DateOnly asOf) : INode, IEvidenceNode
{
    /// <summary>The appointment's id.</summary>
    public AppointmentId Id => appointment.Id;

    /// <summary>The post.</summary>
    public PostNode Post => new(view, view.Snapshot.Catalogue.Organisation.Find(appointment.PostId)!, asOf);

    /// <summary>The first day.</summary>
    public DateOnly From => appointment.From;

    /// <summary>The first day no longer held; null: still held at the root's day.</summary>
    public DateOnly? To => appointment.To is { } to && to <= asOf ? to : null;

    /// <summary>What kind of appointment.</summary>
    public AppointmentKind Kind => appointment.Kind;

    /// <summary>When it was decided; null: not known.</summary>
    public DateOnly? DecidedOn => appointment.DecidedOn;

    /// <summary>What was to be achieved; null: nothing said.</summary>
    public string? Goal => appointment.Goal;

    /// <summary>When the goal was accepted; null: not, or not by the root's day.</summary>
    public DateOnly? AcceptedOn => appointment.AcceptedOn is { } on && on <= asOf ? on : null;

    /// <summary>How far the goal was reached; null: not known.</summary>
    public Acceptance? Acceptance => AcceptedOn is not null || appointment.AcceptedOn is null ? appointment.Acceptance : null;

    /// <summary>Those begun by the day, oldest first; of the current ones those that hold on it.</summary>
    internal static IReadOnlyList<AppointmentNode> At(View view, IEnumerable<Appointment> appointments, DateOnly asOf, bool? current) =>
    [
        .. appointments
            .Where(a => a.From <= asOf && (current is null || current == new PostHeld(a.PostId, a.From, a.To, a.Kind).HoldsOn(asOf))
                && view.Snapshot.Catalogue.Organisation.Find(a.PostId) is not null)
            .Select(a => new AppointmentNode(view, a, asOf)),
    ];
}

/// <summary>A cadre's appointments and education.</summary>
[Extends(typeof(CadreNode))]
internal static class CareerGraph
{
    /// <summary>Appointments begun by the day, oldest first.</summary>
    /// <param name="cadre">The cadre.</param>
    /// <param name="current">Only those that hold at the day, or only those that do not.</param>
    /// <param name="appointments">Brings them.</param>
    [ListSize(15)]
    public static Deferred<IReadOnlyList<AppointmentNode>?> Appointments(CadreNode cadre, bool? current, CadreFactsLoader appointments) =>
        appointments.Load<Appointment>(cadre.Id).Then<IReadOnlyList<AppointmentNode>?>(rows => AppointmentNode.At(cadre.View, rows ?? [], cadre.AsOf, current));

    /// <summary>The highest education known; null: none.</summary>
    public static Deferred<Education?> Education(CadreNode cadre, CadreFactsLoader educations) =>
        educations.Load<EducationEntry>(cadre.Id).Then(rows => HighestEducation.Of(cadre.Entry.Cadre, rows ?? []));
}
