using CsCheck;
using TalentGraph.Graph.Policy.Obligations;
using TalentGraph.Graph.Policy.Status;
using Xunit;
using static TalentGraph.Graph.Tests.Policy.A;

namespace TalentGraph.Graph.Tests.Policy;

/// <summary>What holds of every cadre, whatever the facts.</summary>
public sealed class PolicyPropertyTests
{
    private static readonly Gen<Training> Facts = Gen.Select(
        Gen.Int[0, 9], Gen.Int[0, 365 * 7], Gen.Int[0, 60], Gen.Int[0, 7], Gen.Int[0, 3], Gen.Int[0, 40],
        static (kind, day, hours, length, content, absent) => new Training(kind, day, hours, length, content, absent));

    private static readonly Gen<(Training[] Facts, int Rank, int Entered)> People =
        Gen.Select(Facts.Array[0, 14], Gen.Int[0, 5], Gen.Int[0, 365 * 8], static (facts, rank, entered) => (facts, rank, entered));

    [Fact]
    public void The_order_of_the_facts_does_not_matter()
    {
        People.Sample(person =>
        {
            TrainingStatus one = Make(person).At("2024-06-30"), other = Make(person).Backwards().At("2024-06-30");
            Assert.Equal((one.Light, one.Hours), (other.Light, other.Hours));
            Assert.Equal(one.Years, other.Years);
            Assert.Equal(one.Obligations.Select(State), other.Obligations.Select(State));
        }, iter: 300);

        static (string, int?, ObligationState, DateOnly?) State(Obligation o) => (o.Rule.Code, o.Year, o.State, o.Due);
    }

    [Fact]
    public void A_light_never_improves_when_an_enrolment_is_removed()
    {
        People.Where(person => person.Facts.Any(fact => fact.Kind < 8)).Sample(person =>
        {
            Light? with = Make(person).Light("2024-06-30"), without = Make(person).WithoutEnrolment(0).Light("2024-06-30");
            Assert.True(with is null ? without is null : without <= with, $"{with} became {without}");
        }, iter: 300);
    }

    [Fact]
    public void A_due_date_is_the_day_on_which_the_state_turns()
    {
        People.Sample(person =>
        {
            A cadre = Make(person);
            foreach (Obligation duty in cadre.At("2024-06-30").Obligations.Where(o => o.Year is null && o.Due is not null))
            {
                DateOnly due = duty.Due!.Value;
                if (duty.State == ObligationState.NotMet)
                {
                    Assert.Equal(ObligationState.NotMet, At(due).State);
                    Assert.NotEqual(ObligationState.NotMet, At(due.AddDays(-1)).State);
                }
                else
                {
                    Assert.True(due > Day("2024-06-30"));
                    Assert.NotEqual(ObligationState.NotMet, At(due.AddDays(-1)).State);
                }

                Obligation At(DateOnly on) => cadre.Duty(duty.Rule.Code, on.ToString("yyyy-MM-dd", null))!;
            }
        }, iter: 200);
    }

    private static A Make((Training[] Facts, int Rank, int Entered) person)
    {
        A cadre = A.Cadre(c => c with { Rank = (Rank)person.Rank, EnteredOn = Day("2016-07-01").AddDays(person.Entered) })
            .Post("2018-01-01", team: person.Entered % 2 == 0 ? LeadingTeam.LeadingGroup : LeadingTeam.None);
        for (int i = 0; i < person.Facts.Length; i++)
            Add(cadre, person.Facts[i], i);
        return cadre;
    }

    private static void Add(A cadre, Training fact, int i)
    {
        DateOnly ends = Day("2017-12-31").AddDays(fact.Day);
        string on = ends.ToString("yyyy-MM-dd", null);
        if (fact.Kind >= 8)
        {
            cadre.Credit(on, (CreditKind)(fact.Hours % 5), fact.Hours);
            return;
        }

        (CourseKind, decimal)[]? courses = fact.Content switch
        {
            0 => [(CourseKind.Theory, 24), (CourseKind.PartySpirit, 16)],
            1 => [(CourseKind.Professional, 20), (CourseKind.Theory, fact.Hours)],
            _ => null,
        };
        // Later than D a revocation is not known at D, and no due date can foresee it.
        DateOnly revoked = ends.AddDays(fact.Absent * 20) is var late && late > Day("2024-06-30") ? Day("2024-06-30") : late;
        string starts = ends.AddDays(-fact.Length * 3).ToString("yyyy-MM-dd", null);
        cadre.Class($"K{i}", on, fact.Hours, fact.Length, fact.Kind < 6 ? ClassMode.OffJob : (ClassMode)(fact.Kind - 5), starts, fact.Kind == 0 ? "company" : "school", courses)
            .Took($"K{i}", fact.Kind == 1 ? EnrolmentResult.Fail : EnrolmentResult.Pass, absent: fact.Absent > 30 ? fact.Absent : fact.Absent % 3,
                revokedOn: fact.Kind == 2 ? revoked.ToString("yyyy-MM-dd", null) : null);
    }

    private sealed record Training(int Kind, int Day, int Hours, int Length, int Content, int Absent);
}
