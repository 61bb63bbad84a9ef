using Xunit;

namespace TalentGraph.Graph.Tests;

public sealed class RecordTypeTests
{
    [Fact]
    public void A_record_and_its_cells_are_two_forms_of_one_thing()
    {
        RecordType type = RecordType.Of<Cadre>();
        var cadre = new Cadre
        {
            Id = new CadreId("C1"),
            Name = "张伟",
            Status = CadreStatus.Active,
            Rank = Rank.CountyDeputy,
            Grade = Grade.Researcher4,
            RankSince = new DateOnly(2020, 2, 29),
            Tags = [Tag.PartyMember, Tag.YoungCadre],
            UnitId = new UnitId("U1"),
        };

        object?[] row = type.ToRow(cadre);
        var back = (Cadre)type.FromRow(row);

        Assert.Equal("researcher_4", row[type.Columns.Single(c => c.Name == "grade").Index]);
        Assert.Equal(new DateOnly(2020, 2, 29), row[type.Columns.Single(c => c.Name == "rank_since").Index]);
        Assert.Equal(row, type.ToRow(back));
        Assert.Equal(cadre.Tags, back.Tags);
        Assert.Equal(new UnitId("U1"), back.UnitId);
        Assert.Null(back.BirthDate);
    }

    [Fact]
    public void A_key_of_several_parts_keeps_its_parts_apart()
    {
        var appraisal = new Appraisal { CadreId = new CadreId("C/1"), Year = 2024, Grade = AppraisalGrade.Competent };

        Assert.Equal("C%2F1/2024", RecordType.Of<Appraisal>().KeyOf(appraisal));
        Assert.Equal("C%2F1/2024", RecordType.Key(new CadreId("C/1"), 2024));
    }

    [Fact]
    public void Every_record_is_described_and_refers_only_to_records_that_exist()
    {
        Assert.Equal(40, RecordTypes.All.Count);
        Assert.All(RecordTypes.All, type =>
        {
            Assert.NotEmpty(type.KeyColumns);
            Assert.All(type.Columns, c => Assert.True(c.References is null || RecordTypes.Find(c.References) is not null));
        });
    }
}
