using AutoMapper;
using TalentGraph.Api.Features.Cadres;
using TalentGraph.Api.Features.Dossier;
using TalentGraph.Api.Features.Posts;
using TalentGraph.Api.Features.Training;
using TalentGraph.Api.Hosting;
using TalentGraph.Api.Security;
using TalentGraph.GraphQL.Execution.Loading;
using TalentGraph.GraphQL.Types;

namespace TalentGraph.Api.Features.Search;

/// <summary>Anything by its id.</summary>
[QueryRoot]
internal static class NodeGraph
{
    /// <summary>The object with an id, as of today; null: there is none, or not for you.</summary>
    public static async Task<INode?> Node(
        [Id] string id, Views views, ITalentStore store, IMapper mapper, AccessTable table, DossierLedger dossier, Caller caller, CancellationToken cancellationToken)
    {
        View view = views.Of(caller);
        int colon = id.IndexOf(':', StringComparison.Ordinal);
        if (colon < 0)
            return null;
        string key = id[(colon + 1)..];
        DateOnly today = view.Snapshot.Today;
        return id[..colon] switch
        {
            "cadre" => view.Visible.Sees(new CadreId(key)) ? new CadreNode(view, view.Snapshot.Find(new CadreId(key))!, today) : null,
            "unit" => UnitNode.Of(view, new UnitId(key), today),
            "post" => view.Snapshot.Catalogue.Organisation.Find(new PostId(key)) is { } post ? new PostNode(view, post, today) : null,
            "competency" => view.Snapshot.Catalogue.CompetencyById.TryGetValue(new CompetencyId(key), out Competency? competency) ? new CompetencyNode(competency) : null,
            "course" => view.Snapshot.Catalogue.CourseById.TryGetValue(new CourseId(key), out Course? course) ? new CourseNode(view, course) : null,
            "class" => TrainingClassNode.Of(view, new ClassId(key), today),
            "appointment" => await FindAsync<Appointment>(row => row.CadreId) is { } row && AppointmentNode.At(view, [row], today, null) is [var node] ? node : null,
            "enrolment" => await FindAsync<Enrolment>(row => row.CadreId) is { } row && EnrolmentsAt.Of(view, [row], today, null) is [var seen] ? new EnrolmentNode(view, seen, today) : null,
            "credit" => await FindAsync<Credit>(row => row.CadreId) is { } row && row.On <= today ? new CreditNode(row) : null,
            "call_up" => await FindAsync<CallUp>(row => row.CadreId) is { } row && row.CalledOn <= today && view.Snapshot.Classes.Find(row.ClassId) is not null ? new CallUpNode(view, row, today) : null,
            "appraisal" => await OpenAsync<Appraisal>("appraisals", row => row.CadreId, static _ => true) is { } row && row.Year < today.Year ? mapper.Map<AppraisalNode>(row) : null,
            "task" => await OpenAsync<FollowUpTask>("tasks", row => row.CadreId, row => view.MayReadEntryOf(row.ClassId)) is { } row ? FactsAt.Tasks([row], today).Select(seen => FileNode.Of(view, seen, mapper, today)).FirstOrDefault() : null,
            "contribution" => await OpenAsync<Contribution>("contributions", row => row.CadreId, row => view.MayReadEntryOf(row.ClassId)) is { } row ? FileNode.Of(view, row, mapper, today) : null,
            "observation" => await OpenAsync<Observation>("observations", row => row.CadreId, row => view.MayReadEntryOf(row.ClassId)) is { } row && row.On <= today ? await SeenAsync(row) : null,
            _ => null,
        };

        async Task<ObservationNode?> SeenAsync(Observation row)
        {
            if (row.ClassId is not { } trainingClass || view.Snapshot.Classes.Find(trainingClass) is null)
                return null;
            var staff = await store.OfClassesAsync<ClassStaff>(view.Scope, [trainingClass], cancellationToken);
            return FileNode.Of(view, row, staff.GetValueOrDefault(trainingClass) ?? [], mapper, today);
        }

        async Task<T?> FindAsync<T>(Func<T, CadreId?> cadreOf)
            where T : class, IRecord
        {
            var found = await store.FetchAsync<T>(view.Scope, [key], cancellationToken);
            return found.GetValueOrDefault(key) is { } row && cadreOf(row) is { } cadre && view.Visible.Sees(cadre) ? row : null;
        }

        // What is a dossier field of a cadre is one here, too: the same roles, the same audit, before anything is shown.
        async Task<T?> OpenAsync<T>(string field, Func<T, CadreId?> cadreOf, Func<T, bool> mayRead)
            where T : class, IRecord
        {
            if (!caller.May(table.Of("Cadre", field)!) || await FindAsync(cadreOf) is not { } row || !mayRead(row))
                return null;
            await dossier.ReportAsync([cadreOf(row)!.Value.Value], $"Cadre.{field}");
            return row;
        }
    }
}
