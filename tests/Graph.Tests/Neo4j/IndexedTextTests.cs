using TalentGraph.Graph.Exchange;
using TalentGraph.Graph.Exchange.Copying;
using TalentGraph.Graph.Neo4j;
using TalentGraph.Graph.Sqlite;
using TalentGraph.Graph.Tests.Exchange;
using TalentGraph.Graph.Tests.Store;
using Xunit;

namespace TalentGraph.Graph.Tests.Neo4j;

/// <summary>What the server's indexes take: no more is let in, and all of that goes in.</summary>
[Collection(Neo4jServer.Shared)]
public sealed class IndexedTextTests(Neo4jServer server)
{
    private readonly List<string> problems = [];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_bundle_with_more_than_an_index_takes_is_refused_before_anything_is_written()
    {
        string id = new('U', 2_000), name = new('长', 2_666), system = new('s', 2_000), value = new('v', 2_000);
        await using BundleFolder most = new BundleFolder()
            .With("units", "id,name,kind,level,aliases", $"{id},{name},party_committee,village,{name}")
            .With("cadres", "id,name,status,unit_id", $"C1,王伟,active,{id}")
            .With("external_ids", "cadre_id,system,value", $"C1,{system},{value}");
        await using BundleFolder more = new BundleFolder()
            .With("units", "id,name,kind,level,aliases", $"{id}U,a,party_committee,village,", $"U1,{name}长,party_committee,village,", $"U2,b,party_committee,village,{name}长")
            .With("cadres", "id,name,status,unit_id", $"C2,王伟,active,{id}U")
            .With("external_ids", "cadre_id,system,value", $"C2,hr,{value}v");
        await using Neo4jTalentStore store = await EmptyStore.OpenAsync(server);

        Assert.IsType<Refused>(await ImportAsync(store, more));
        StoreStatus after = await store.StatusAsync(Token);
        Assert.IsType<Imported>(await ImportAsync(store, most));

        Assert.Equal(
            [
                "units.csv:2:id TooLong", "units.csv:3:name TooLong", "units.csv:4:aliases TooLong", "cadres.csv:2:unit_id TooLong",
                "external_ids.csv:2:value TooLong", "external_ids.csv:2:cadre_id RefersToBadRow",
            ],
            problems);
        Assert.Equal((true, null), (after.IsEmpty, after.UnfinishedImport));
        Assert.Equal(id, Assert.Single(await store.SearchAsync(Scope.Everything, name, ["units"], null, Token)).Key);
        Assert.Equal(new CadreId("C1"), await store.FindByExternalIdAsync(Scope.Everything, system, value, Token));
    }

    [Theory]
    [InlineData(2_001, 1, "The target takes at most 2000 bytes in id of units, and that of UUU")]
    [InlineData(1, 2_667, "The target takes at most 8000 bytes in aliases of units, and that of U has more.")]
    [InlineData(2_000, 2_666, null)]
    public async Task A_store_with_more_than_an_index_takes_is_not_copied_and_nothing_is_written(int key, int alias, string? refusal)
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("talentgraph-indexed-");
        try
        {
            await using SqliteTalentStore from = await SqliteTalentStore.OpenAsync(Path.Combine(folder.FullName, "from.db"), TimeProvider.System, Token);
            await using (IWriteSession session = await from.BeginAsync("test", Token))
            {
                await session.UpsertAsync<Unit>([A.Unit(new string('U', key)) with { Aliases = [new string('长', alias - 1), "二"] }], Token);
                await session.CommitAsync(Token);
            }

            await using Neo4jTalentStore to = await EmptyStore.OpenAsync(server);

            CopyOutcome outcome = await StoreCopy.RunAsync(from, to, static (_, _, _) => Task.CompletedTask, null, Token);

            if (refusal is null)
                Assert.IsType<Copied>(outcome);
            else
                Assert.StartsWith(refusal, Assert.IsType<NotCopied>(outcome).Reason, StringComparison.Ordinal);
            StoreStatus after = await to.StatusAsync(Token);
            Assert.Equal((refusal is not null, null), (after.IsEmpty, after.UnfinishedImport));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void No_key_is_made_of_more_cells_than_its_index_takes() =>
        Assert.All(RecordTypes.All, static type => Assert.InRange(type.KeyColumns.Count(column => column.Kind is CellKind.Id or CellKind.Text), 1, 4));

    private Task<ImportOutcome> ImportAsync(Neo4jTalentStore store, BundleFolder bundle) => BundleImporter.ImportAsync(
        store,
        bundle.Path,
        new ImportOptions { Today = BundleFolder.Today, OnProblem = problem => problems.Add($"{problem.File}:{problem.Line}:{problem.Column} {problem.Code}") },
        null,
        Token);
}
