using System.Text.Json;
using Microsoft.Data.Sqlite;
using TalentGraph.Api.Security.Audit;
using TalentGraph.Api.Tests.Features;
using Xunit;

namespace TalentGraph.Api.Tests.Access;

/// <summary>Whose dossier was opened is written down before it is shown.</summary>
public sealed class DossierAuditTests : IAsyncLifetime
{
    private readonly ServedCounty county = new();

    public ValueTask InitializeAsync() => county.InitializeAsync();

    public ValueTask DisposeAsync() => county.DisposeAsync();

    [Fact]
    public async Task Reading_a_file_is_one_entry_with_whose_and_what()
    {
        await county.AskAsync(Who.UnitOfficer, "query Opens { cadre(id: \"cadre:C06\") { name appraisals { year } tasks { id } } }");

        var entry = Assert.Single(county.Audit(), entry => Text(entry, "action") == "dossier_read");
        Assert.Equal(("ok", "bureau-personnel", "unit_officer"), (Text(entry, "result"), Text(entry.GetProperty("actor"), "subject"), Text(entry.GetProperty("actor"), "role")));
        Assert.Equal([HashOf("C06")], Items(entry, "subjects"));
        Assert.Equal(["Cadre.appraisals", "Cadre.tasks"], Items(entry, "fields"));
    }

    [Fact]
    public async Task Facts_alone_are_no_entry_and_a_forbidden_field_opens_nothing()
    {
        await county.AskAsync(Who.Cadre, "{ cadre(id: \"cadre:C06\") { name enrolments { totalCount } observations { nodes { id } } } }");
        await county.AskAsync(Who.Organiser, "{ cadre(id: \"cadre:C06\") { appraisals { year } } }");
        await county.AskAsync(Who.UnitOfficer, "{ cadre(id: \"cadre:C05\") { appraisals { year } } }");

        Assert.DoesNotContain(county.Audit(), entry => Text(entry, "action") == "dossier_read");
    }

    [Theory]
    [InlineData("task:T1", "Cadre.tasks")]
    [InlineData("appraisal:C06/2023", "Cadre.appraisals")]
    [InlineData("contribution:B1", "Cadre.contributions")]
    public async Task A_record_of_a_file_by_its_id_is_an_entry_too(string id, string field)
    {
        var reply = await county.AskAsync(Who.Cadre, "query($id: ID!) { node(id: $id) { id } }", new { id });

        var entry = Assert.Single(county.Audit(), entry => Text(entry, "action") == "dossier_read");
        Assert.Equal(id, reply.Text("node.id"));
        Assert.Equal((HashOf("C06"), field), (Assert.Single(Items(entry, "subjects")), Assert.Single(Items(entry, "fields"))));
    }

    [Fact]
    public async Task Twenty_files_may_be_opened_at_once_and_the_twenty_first_is_refused_with_all_of_them()
    {
        var twenty = await county.AskAsync(Who.UnitOfficer, "{ cadres(first: 20) { nodes { name tasks { id } } } }");
        var more = await county.AskAsync(Who.UnitOfficer, "{ cadres(first: 21) { nodes { name tasks { id } } } }");

        Assert.Equal(("", 20), (twenty.Errors, twenty.All("cadres.nodes.name").Count));
        Assert.Equal(("LIMIT_EXCEEDED", "null"), (Assert.Single(more.Codes), more.Data));
        var entries = county.Audit().Where(entry => Items(entry, "subjects").Count > 0).ToList();
        Assert.Equal(["dossier_read ok 20", "refused refused 21"], entries.Select(entry => $"{Text(entry, "action")} {Text(entry, "result")} {Items(entry, "subjects").Count}"));
        Assert.Equal("LIMIT_EXCEEDED", Text(entries[1], "code"));
    }

    [Fact]
    public async Task Files_are_counted_over_all_levels_of_an_operation_and_each_person_once()
    {
        const string page = "nodes { name conduct { on } }";
        var again = await county.AskAsync(Who.UnitOfficer, $"{{ a: cadres(first: 20) {{ {page} }} b: cadres(first: 20) {{ {page} }} }}");
        var others = await county.AskAsync(
            Who.UnitOfficer, $"{{ a: cadres(first: 11) {{ {page} }} b: cadres(first: 11, orderBy: {{ direction: DESC }}) {{ {page} }} }}");

        Assert.Equal("", again.Errors);
        Assert.Equal(("LIMIT_EXCEEDED", "null"), (Assert.Single(others.Codes), others.Data));
    }

    [Theory]
    [InlineData("query Names { cadres(first: 1) { nodes { name } } }", "Query.cadres")]
    [InlineData("query Names { ... on Query { ...F } } fragment F on Query { all: cadres(first: 1) { nodes { name } } }", "Query.cadres")]
    [InlineData("query Names { trainingBoard { due { nodes { cadre { name } } } } }", "Query.trainingBoard")]
    [InlineData("query Names { search(text: \"李\") { label } }", "Query.search")]
    [InlineData("query Names { trainingClass(id: \"class:K1\") { enrolments { nodes { cadre { name } } } } }", "Query.trainingClass TrainingClass.enrolments")]
    [InlineData("query Names { post(id: \"post:P1\") { holders { name } } }", "Post.holders Query.post")]
    public async Task Every_list_of_names_is_an_entry(string query, string fields)
    {
        var reply = await county.AskAsync(Who.Organiser, query);

        Assert.Equal("", reply.Errors);
        var entry = Assert.Single(county.Audit(), entry => Text(entry, "action") == "list_read");
        Assert.Equal(("ok", fields), (Text(entry, "result"), string.Join(' ', Items(entry, "fields"))));
    }

    [Theory]
    [InlineData("{ cadre(id: \"cadre:C06\") { name appraisals { year } } }")]
    [InlineData("{ node(id: \"task:T1\") { id } }")]
    public async Task Without_the_entry_there_is_no_answer(string query)
    {
        await county.AskAsync(Who.Cadre, "{ viewer { role } }");
        await ChangeAsync("alter table entry rename to hidden");
        var reply = await county.AskAsync(Who.Cadre, query);
        await ChangeAsync("alter table hidden rename to entry");

        Assert.Equal(("INTERNAL", "null"), (Assert.Single(reply.Codes), reply.Data));
    }

    private async Task ChangeAsync(string sql)
    {
        await using var audit = new SqliteConnection($"Data Source={county.AuditFileName};Pooling=False");
        await audit.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = audit.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }

    private string HashOf(string cadre)
    {
        using var subjects = AuditSubjects.Open(county.AuditFileName);
        subjects.Admit([new CadreId(cadre)]);
        return subjects.HashOf(new CadreId(cadre));
    }

    private static string? Text(JsonElement entry, string name) => entry.GetProperty(name).GetString();

    private static List<string> Items(JsonElement entry, string name) => [.. entry.GetProperty(name).EnumerateArray().Select(item => item.GetString()!)];
}
