using TalentGraph.Graph.Neo4j;
using TalentGraph.Graph.Tests.Neo4j;
using Xunit;

namespace TalentGraph.Api.Tests.Neo4j;

/// <summary>A Neo4j server for tests that each begin with an empty store.</summary>
[CollectionDefinition(nameof(OwnServer))]
public sealed class OwnServer : IAsyncDisposable, ICollectionFixture<OwnServer>
{
    public Neo4jServer Server { get; } = new();

    /// <summary>Settings of the store.</summary>
    public string[] Settings =>
    [
        $"--Store:Url={Server.Url}",
        $"--Store:User={Server.SignIn.User}",
        $"--Store:PasswordFile={Server.SignIn.PasswordFile}",
        $"--Store:Neo4j:ReadTimeout={Neo4jServer.Patient.ReadTimeout}",
        $"--Store:Neo4j:ReadTotalTimeout={Neo4jServer.Patient.ReadTotalTimeout}",
    ];

    public string Url => $"{Server.Url}";

    /// <summary>The store, empty; skips the test where there is no server.</summary>
    public Task<Neo4jTalentStore> OpenEmptyAsync() => EmptyStore.OpenAsync(Server);

    /// <summary>The store as the last test left it.</summary>
    public Task<Neo4jTalentStore> OpenAsync() => Server.OpenAsync();

    public ValueTask DisposeAsync() => Server.DisposeAsync();
}
