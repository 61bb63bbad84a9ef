using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;
using AutoMapper;
using Microsoft.Extensions.DependencyInjection;
using TalentGraph.Api.Tests.Architecture;
using TalentGraph.GraphQL.Tests;
using Xunit;

namespace TalentGraph.Api.Tests.Features;

/// <summary>One file, whole, as it is answered.</summary>
[Collection(nameof(ServedCounty))]
public sealed partial class DossierGoldenTests(ServedCounty county)
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [Fact]
    public async Task A_dossier_is_the_golden_one()
    {
        var query = await File.ReadAllTextAsync(Path.Combine(Repository.Root, "bench", "queries", "dossier.graphql"), TestContext.Current.CancellationToken);

        var reply = await county.AskAsync(Who.Cadre, query, new { id = "cadre:C06" });

        Golden.Matches(Lasting(JsonSerializer.Serialize(reply.Root, Readable)) + "\n", "dossier.json");
    }

    [Fact]
    public async Task The_rest_of_a_file_is_the_golden_one()
    {
        var reply = await county.AskAsync(
            Who.School,
            """
            {
              cadre(id: "cadre:C06") {
                tasks { id title kind competency { name } trainingClass { title } checkpoints issuedOn dueOn status resolvedOn outcome }
                conduct { on kind trainingClass { title } hours note }
                contributions { id trainingClass { title } title kind role share score adopted verifiedBy }
                awards { on title level }
                educations { mode level degree school major graduatedOn }
                needs { competency { name } theme year priority source }
                observations { nodes { id trainingClass { title } on scene text competency { name } observerRole } }
              }
            }
            """);

        Golden.Matches(Lasting(JsonSerializer.Serialize(reply.Root, Readable)) + "\n", "file.json");
    }

    [Fact]
    public void Every_map_of_AutoMapper_says_where_each_member_comes_from() =>
        county.Services.GetRequiredService<IMapper>().ConfigurationProvider.AssertConfigurationIsValid();

    /// <summary>Without the moment of the answer, the store's version and the hash of a pack's file.</summary>
    private static string Lasting(string json) => Passing().Replace(json, "$1\"…\"");

    [GeneratedRegex("(\"(?:generatedAt|sha256)\": )\"[^\"]+\"")]
    private static partial Regex Passing();
}
