using TalentGraph.Graph.Exchange;
using Xunit;

namespace TalentGraph.Graph.Tests.Exchange;

public sealed class BallotImportTests
{
    private const string Header = "ballot_id,round_id,class_id,cadre_id,rater_id,role,submitted_on,indicator_id,score,comment";

    [Fact]
    public async Task The_rows_of_a_ballot_are_one_ballot_with_its_marks_in_order()
    {
        await using BundleFolder bundle = BundleFolder.WithBasics()
            .With("evaluations", Header, "B1,,K1,C1,R1,班主任,2024-05-20,I2,80,\"稳, 好\"", "B1,,K1,C1,R1,班主任,2024.05.20,I1,70.5,");

        await bundle.ImportedAsync();

        Ballot ballot = await bundle.GetAsync<Ballot>("B1");
        Assert.Equal([new Mark(new IndicatorId("I1"), 70.5m), new Mark(new IndicatorId("I2"), 80m, "稳, 好")], ballot.Marks);
        Assert.Equal((RaterRole.HeadTeacher, new RoundId("K1/in_class"), new DateOnly(2024, 5, 20)), (ballot.Role, ballot.RoundId, ballot.SubmittedOn));
    }

    [Fact]
    public async Task Without_a_round_ballots_make_their_class_s_two_which_close_on_the_last_ballot_s_day()
    {
        string[] inClass = ["head_teacher", "instructor", "liaison", "peer"], after = ["self", "colleague", "leader", "public"];
        await using BundleFolder bundle = BundleFolder.WithBasics().With(
            "evaluations",
            [Header, .. inClass.Concat(after).Select((role, i) => $"B{i},,K1,C1,R{i},{role},2024-0{(i < 4 ? 5 : 7)}-1{i},I1,80,")]);

        await bundle.ImportedAsync();

        List<EvaluationRound> rounds = await bundle.AllAsync<EvaluationRound>();
        Assert.Equal(
            [
                new EvaluationRound { Id = new RoundId("K1/after_training"), ClassId = new ClassId("K1"), Kind = RoundKind.AfterTraining, ClosesOn = new DateOnly(2024, 7, 17) },
                new EvaluationRound { Id = new RoundId("K1/in_class"), ClassId = new ClassId("K1"), Kind = RoundKind.InClass, ClosesOn = new DateOnly(2024, 5, 13) },
            ],
            rounds);
        Assert.Equal(4, (await bundle.AllAsync<Ballot>()).Count(b => b.RoundId == rounds[1].Id));
    }

    [Fact]
    public async Task Without_a_round_ballots_of_a_class_whose_round_is_a_bad_row_are_skipped_with_it_and_make_no_other()
    {
        await using BundleFolder bundle = BundleFolder.WithBasics()
            .With("rounds", "id,class_id,kind,closes_on", "O1,K1,in_class,2024-13-01")
            .With("evaluations", Header, "B1,,K1,C1,R1,peer,2024-05-20,I1,80,", "B2,,K1,C1,R1,self,2024-05-20,I1,80,");

        Assert.Equal(
            ["rounds.csv:2:closes_on=2024-13-01 BAD_DATE", "evaluations.csv:2:round_id=O1 REFERS_TO_BAD_ROW"],
            await bundle.RefusedAsync());
        await bundle.ImportAsync(o => o with { SkipBadRows = true });

        Assert.Equal(new RoundId("K1/after_training"), Assert.Single(await bundle.AllAsync<EvaluationRound>()).Id);
        Assert.Equal(new BallotId("B2"), Assert.Single(await bundle.AllAsync<Ballot>()).Id);
    }

    [Fact]
    public async Task Without_a_round_ballots_belong_to_the_round_that_the_class_has()
    {
        await using BundleFolder bundle = BundleFolder.WithBasics()
            .With("rounds", "id,class_id,kind,closes_on", "O1,K1,in_class,")
            .With("evaluations", Header, "B1,,K1,C1,R1,peer,2024-05-20,I1,80,");

        await bundle.ImportedAsync();

        Assert.Equal(new RoundId("O1"), (await bundle.GetAsync<Ballot>("B1")).RoundId);
        Assert.Null(Assert.Single(await bundle.AllAsync<EvaluationRound>()).ClosesOn);
    }

    [Fact]
    public async Task A_ballot_new_for_a_round_closed_in_the_store_is_bad_unless_the_round_is_opened_again()
    {
        await using BundleFolder bundle = BundleFolder.WithBasics().With("evaluations", Header, "B1,,K1,C1,R1,leader,2024-07-01,I1,80,");
        await bundle.ImportedAsync();
        bundle.Emptied().With("evaluations", Header, "B2,,K1,C1,R2,leader,2024-07-09,I1,60,");

        Assert.Equal(["evaluations.csv:2:round_id= ROUND_CLOSED"], await bundle.RefusedAsync());

        bundle.Problems.Clear();
        await bundle.ImportedAsync(o => o with { Reopen = [new RoundId("K1/after_training")] });
        Assert.Equal(new DateOnly(2024, 7, 9), (await bundle.GetAsync<EvaluationRound>("K1/after_training")).ClosesOn);
        Assert.Equal([new ImportWarning("evaluations.csv", "K1/after_training", "the closed round takes new ballots, as asked")], bundle.Notes);
    }

    [Fact]
    public async Task A_round_that_closes_after_today_still_takes_ballots()
    {
        await using BundleFolder bundle = BundleFolder.WithBasics().With("rounds", "id,class_id,kind,closes_on", "O1,K1,after_training,2026-07-01");
        await bundle.ImportedAsync();
        bundle.Emptied().With("evaluations", Header, "B1,O1,K1,C1,R1,leader,2026-06-29,I1,80,");

        await bundle.ImportedAsync();

        Assert.Equal(new RoundId("O1"), (await bundle.GetAsync<Ballot>("B1")).RoundId);
    }

    [Fact]
    public async Task Corrected_marks_of_a_known_ballot_are_accepted_and_told()
    {
        await using BundleFolder bundle = BundleFolder.WithBasics()
            .With("evaluations", Header, "B1,,K1,C1,R1,leader,2024-07-01,I1,80,好", "B1,,K1,C1,R1,leader,2024-07-01,I2,70,稳");
        await bundle.ImportedAsync();
        bundle.Emptied().With("evaluations", "ballot_id,indicator_id,score,comment", "B1,I1,85,", "B1,I2,,-");

        await bundle.ImportedAsync();

        Assert.Equal([new Mark(new IndicatorId("I1"), 85m, "好"), new Mark(new IndicatorId("I2"), 70m)], (await bundle.GetAsync<Ballot>("B1")).Marks);
        Assert.StartsWith("1 ballots of closed rounds are given again", Assert.Single(bundle.Notes).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_known_ballot_stays_with_its_cadre()
    {
        await using BundleFolder bundle = BundleFolder.WithBasics().With("evaluations", Header, "B1,,K1,C1,R1,leader,2024-07-01,I1,80,");
        await bundle.ImportedAsync();
        bundle.Emptied().With("evaluations", Header, "B1,,K1,C2,R1,leader,2024-07-01,I1,80,");

        Assert.Equal(["evaluations.csv:2:cadre_id=C2 BALLOT_DISAGREES"], await bundle.RefusedAsync());
    }

    [Fact]
    public async Task A_bad_row_does_not_speak_for_its_ballot()
    {
        await using BundleFolder bundle = BundleFolder.WithBasics().With(
            "evaluations", Header, "B1,,K1,C2,R1,leader,2024-07-01,I1,x,", "B1,,K1,C1,R1,leader,2024-07-01,I1,80,", "B1,,K1,C1,R1,leader,2024-07-01,I2,70,");

        Assert.IsType<Imported>(await bundle.ImportAsync(o => o with { SkipBadRows = true }));

        Assert.Equal(RowCode.BadNumber, Assert.Single(bundle.Problems).Code);
        Ballot ballot = await bundle.GetAsync<Ballot>("B1");
        Assert.Equal((new CadreId("C1"), 2), (ballot.CadreId, ballot.Marks.Count));
    }

    [Fact]
    public async Task A_mark_is_measured_by_its_indicator_s_own_range()
    {
        await using BundleFolder bundle = BundleFolder.WithBasics()
            .With("indicators", "id,name,min,max", "I1,一,1,5", "I2,二,,")
            .With("evaluations", Header, "B1,,K1,C1,R1,leader,2024-07-01,I1,6,", "B1,,K1,C1,R1,leader,2024-07-01,I2,100,", "B2,,K1,C1,R2,leader,2024-07-01,I1,0.5,");

        Assert.Equal(["evaluations.csv:2:score=6 OUT_OF_RANGE", "evaluations.csv:4:score=0.5 OUT_OF_RANGE"], await bundle.RefusedAsync());
    }

    [Fact]
    public async Task Thousands_of_ballots_are_cut_into_batches_and_none_is_torn()
    {
        await using BundleFolder bundle = BundleFolder.WithBasics().With(
            "evaluations", [Header, .. Enumerable.Range(0, 4000).SelectMany(b => (string[])[$"B{b},,K1,C1,R{b},public,2024-07-01,I1,{b % 101},", $"B{b},,K1,C1,R{b},public,2024-07-01,I2,50,"])]);

        await bundle.ImportedAsync();

        List<Ballot> ballots = await bundle.AllAsync<Ballot>();
        Assert.Equal(4000, ballots.Count);
        Assert.All(ballots, b => Assert.Equal(2, b.Marks.Count));
        Assert.Equal(4000, (await bundle.AllAsync<Rater>()).Count);
    }
}
