using System.Net;
using System.Security.Cryptography;
using System.Text;
using TalentGraph.Api.Commands;
using TalentGraph.Api.Security;
using TalentGraph.Api.Tests.Architecture;
using Xunit;
using static TalentGraph.Api.Tests.Hosting.Http.ServedService;

namespace TalentGraph.Api.Tests.Hosting.Http;

/// <summary>Which documents run, and how large a request may be.</summary>
public sealed class DocumentTests
{
    private const string Listed = "{ cadres(first: 3) { totalCount } }";

    [Fact]
    public async Task With_trusted_documents_nothing_else_runs()
    {
        var folder = Directory.CreateTempSubdirectory("talentgraph-documents-");
        try
        {
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, "count.graphql"), Listed, Cancel);
            await using var service = await StartAsync($"--Api:TrustedDocuments={folder.FullName}");
            using var client = service.ClientOf(Organiser);

            Assert.Null((await AskAsync(client, new { query = Listed })).Body.Code());
            Assert.Equal("DOCUMENT_NOT_TRUSTED", (await AskAsync(client, new { query = "{ __typename }" })).Body.Code());
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task Twenty_cadres_with_fifty_enrolments_and_what_was_taught_may_cost_what_they_do_as_a_trusted_document_alone()
    {
        var folder = Path.Combine(Repository.Root, "bench", "queries");
        var document = await File.ReadAllBytesAsync(Path.Combine(folder, "training.graphql"), Cancel);
        await using var listed = await StartAsync($"--Api:TrustedDocuments={folder}");
        await using var open = await StartAsync();
        using var trusted = listed.ClientOf(Organiser);
        using var other = open.ClientOf(Organiser);

        Assert.Null((await AskAsync(trusted, new { documentId = Convert.ToHexStringLower(SHA256.HashData(document)) })).Body.Code());
        Assert.Equal("LIMIT_EXCEEDED", (await AskAsync(other, new { query = Encoding.UTF8.GetString(document) })).Body.Code());
    }

    [Fact]
    public async Task A_trusted_document_that_cannot_run_stops_the_start_and_is_named()
    {
        var folder = Directory.CreateTempSubdirectory("talentgraph-documents-");
        try
        {
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, "old.graphql"), "{\n  cadresOfOld { name }\n}", Cancel);

            var (code, _, error) = await CommandLine.RunAsync(
                "serve", "--Auth:Authority=https://issuer.example", "--Auth:Audience=a", $"--Store:Url=sqlite://{folder.FullName}/t.db", $"--Api:TrustedDocuments={folder.FullName}");

            Assert.Equal(ExitCode.Refused, code);
            Assert.Contains("old.graphql: line 2: Cannot query field 'cadresOfOld' on type 'Query'.", error, StringComparison.Ordinal);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Theory]
    [InlineData(Roles.Organiser, HttpStatusCode.RequestEntityTooLarge)]
    [InlineData(Roles.HrWriter, HttpStatusCode.BadRequest)]
    public async Task Over_256_KB_an_HR_system_alone_is_read_and_its_queries_are_refused_all_the_same(string role, HttpStatusCode status)
    {
        await using var service = await StartAsync();
        using var client = service.ClientOf(new Identity { Subject = role, Role = role });

        var (response, body) = await AskAsync(client, new { query = "{ __typename }", variables = new { x = new string('x', 300_000) } });

        Assert.Equal((status, "LIMIT_EXCEEDED"), (response.StatusCode, body.Code()));
    }
}
