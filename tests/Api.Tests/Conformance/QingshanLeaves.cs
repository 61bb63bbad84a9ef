using TalentGraph.Api.Security;
using TalentGraph.Api.Tests.Features;
using TalentGraph.GraphQL.Tests.Fuzzing;

namespace TalentGraph.Api.Tests.Conformance;

/// <summary>What a generator of documents finds in Qingshan, and as whom it may ask.</summary>
internal static class QingshanLeaves
{
    public static readonly Leaves Leaves = new(
        [
            "cadre:C06", "cadre:C05", "cadre:D01", "cadre:nobody", "unit:county", "unit:bureau", "post:P1", "course:course1", "class:K1", "class:K2", "competency:learning", "call_up:U1",
            "round:K1/in_class", "appraisal:C06/2023", "run:1", "policy:national", "nonsense", "cadre:", ":",
        ],
        new Dictionary<string, IReadOnlyList<string>>
        {
            ["Date"] = ["2024-06-30", "2023-12-31", "2020-02-29", "1999-01-01", "9999-12-31", "0001-01-01"],
            ["DateTime"] = ["2024-06-30T12:00:00Z", "2020-01-01T00:00:00.5+08:00"],
            ["Version"] = ["0", "1", "99999"],
        });

    public static readonly IReadOnlyList<Identity> People = [Who.Organiser, Who.Neighbour, Who.UnitOfficer, Who.School, Who.Academy, Who.HrReader, Who.Cadre, .. Roles.All.Select(Who.Of)];
}
