using TalentGraph.GraphQL.Tests.Sample;

namespace TalentGraph.GraphQL.Tests.Types;

public sealed class SchemaPrintTests
{
    [Fact]
    public void The_sample_prints_as_its_golden_file()
    {
        using var schema = Schemas.School();

        Golden.Matches(schema.Print(), "school.graphql");
    }
}
