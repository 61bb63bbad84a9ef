using TalentGraph.Graph.Neo4j;
using TalentGraph.Graph.Neo4j.Transport;
using TalentGraph.Graph.Tests.Store;
using Xunit;

namespace TalentGraph.Graph.Tests.Neo4j;

/// <summary>The store's contract over a real server, whichever way leads to it.</summary>
public abstract class Neo4jTalentStoreContract(Neo4jServer server) : TalentStoreContract
{
    [Fact]
    public async Task Several_kinds_of_what_hangs_from_a_cadre_are_read_together_as_they_are_alone()
    {
        await Commit(
            A.Cadre("C1"), A.Class("K1"), A.Enrolment("E1", "C1", "K1") with { HoursEarned = 7.5m }, A.Credit("R1", "C1", A.Day) with { Hours = 0.1m });
        CadreId cadre = new("C1");
        CadreFact enrolments = new(FactKind.Of<Enrolment>(), cadre, 3), credits = new(FactKind.Of<Credit>(), cadre), awards = new(FactKind.Of<Award>(), cadre);

        var together = await ((IReadsKindsTogether)Store).OfCadresAsync([enrolments, credits, awards], Token);

        Assert.Equal([enrolments, credits], together.Keys);
        Assert.Equal((await Store.OfCadresAsync<Enrolment>(Scope.Everything, [cadre], Token))[cadre], together[enrolments]);
        Assert.Equal((await Store.OfCadresAsync<Credit>(Scope.Everything, [cadre], Token))[cadre], together[credits]);
    }

    protected override async Task<ITalentStore> OpenEmptyAsync(TimeProvider time)
    {
        await EmptyStore.MakeAsync(await server.StartedAsync());
        return await Neo4jTalentStore.OpenAsync(TransportTo(server), new Neo4jStoreOptions(), time, Token);
    }

    /// <summary>The way to the server.</summary>
    protected abstract ICypherTransport TransportTo(Neo4jServer started);
}
