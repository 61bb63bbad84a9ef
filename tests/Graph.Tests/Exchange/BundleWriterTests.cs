using TalentGraph.Graph.Exchange;
using Xunit;

namespace TalentGraph.Graph.Tests.Exchange;

public sealed class BundleWriterTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("bundle").FullName;

    [Fact]
    public async Task A_record_is_one_row_under_the_header_of_the_contract()
    {
        await Write(w => w.Write(new Unit
        {
            Id = new UnitId("U1"),
            Name = "甲, 乙 \"丙\"",
            Kind = UnitKind.PartySchool,
            Level = UnitLevel.County,
            RecognisedFrom = new DateOnly(2020, 2, 29),
            Aliases = ["一", "二"],
        }));

        Assert.Equal(
            "id,name,kind,level,parent_id,region,county_type,recognised_from,recognised_to,aliases\n" +
            "U1,\"甲, 乙 \"\"丙\"\"\",party_school,county,,,,2020-02-29,,一;二\n",
            Text("units.csv"));
    }

    [Fact]
    public async Task A_ballot_is_one_row_a_mark()
    {
        await Write(w => w.Write(new Ballot
        {
            Id = new BallotId("B1"),
            RoundId = new RoundId("K1/in_class"),
            ClassId = new ClassId("K1"),
            CadreId = new CadreId("C1"),
            RaterId = new RaterId("R1"),
            Role = RaterRole.HeadTeacher,
            SubmittedOn = new DateOnly(2024, 6, 1),
            Marks = [new Mark(new IndicatorId("I1"), 85.50m), new Mark(new IndicatorId("I2"), 90m, "好")],
        }));

        Assert.Equal(
            "ballot_id,round_id,class_id,cadre_id,rater_id,role,submitted_on,indicator_id,score,comment\n" +
            "B1,K1/in_class,K1,C1,R1,head_teacher,2024-06-01,I1,85.5,\n" +
            "B1,K1/in_class,K1,C1,R1,head_teacher,2024-06-01,I2,90,好\n",
            Text("evaluations.csv"));
    }

    [Fact]
    public async Task Flags_numbers_and_moments_have_one_form_each()
    {
        await Write(w =>
        {
            w.Write(new Post { Id = new PostId("P1"), Title = "书记", UnitId = new UnitId("U1"), IsPartyPost = true });
            w.Write(new Credit { Id = new CreditId("K1"), CadreId = new CadreId("C1"), On = new DateOnly(2024, 6, 1), Kind = CreditKind.Online, Hours = 0.250m });
            w.Write(new ScoringRun
            {
                Id = new RunId("S1"),
                AsOf = new DateOnly(2024, 6, 1),
                Framework = "F",
                Scale = "S",
                DataFingerprint = "00",
                StartedAt = new DateTimeOffset(2024, 6, 1, 8, 30, 0, TimeSpan.FromHours(8)),
            });
        });

        Assert.EndsWith("\nP1,书记,U1,,,,yes,\n", Text("posts.csv"), StringComparison.Ordinal);
        Assert.EndsWith("\nK1,C1,2024-06-01,online,0.25,\n", Text("credits.csv"), StringComparison.Ordinal);
        Assert.EndsWith("\nS1,2024-06-01,F,S,00,,2024-06-01T00:30:00Z,,,\n", Text("runs.csv"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_manifest_names_what_is_known_and_nothing_else()
    {
        await using var writer = new BundleWriter(folder);

        await writer.WriteManifestAsync(new BundleManifest { Source = "demo", Today = new DateOnly(2026, 6, 30) }, TestContext.Current.CancellationToken);

        Assert.Equal("{\n  \"schemaVersion\": 1,\n  \"source\": \"demo\",\n  \"today\": \"2026-06-30\"\n}\n", Text("bundle.json"));
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private async Task Write(Action<BundleWriter> records)
    {
        await using var writer = new BundleWriter(folder);
        records(writer);
    }

    private string Text(string file) => File.ReadAllText(Path.Combine(folder, file));
}
