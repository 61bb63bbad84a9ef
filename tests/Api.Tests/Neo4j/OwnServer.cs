using TalentGraph.Graph.Neo4j;
using TalentGraph.Graph.Tests.Neo4j;
using Xunit;

namespace TalentGraph.Api.Tests.Neo4j;

/// <summary>A Neo4j server for tests that each begin with an empty store.</summary>
[CollectionDefinition(nameof(OwnServer))]
public sealed class OwnServer : IAsyncDisposable, ICollectionFixture<OwnServer>
{
    private readonly Neo4jServer server = new();

    /// <summary>Settings of the store.</summary>
    public string[] Settings => [$"--Store:Url={server.Url}", $"--Store:User={server.SignIn.User}", $"--Store:PasswordFile={server.SignIn.PasswordFile}"];

    public string Url => $"{server.Url}";

    /// <summary>The store, empty; skips the test where there is no server.</summary>
    public Task<Neo4jTalentStore> OpenEmptyAsync() => EmptyStore.OpenAsync(server);

    /// <summary>The store as the last test left it.</summary>
    public Task<Neo4jTalentStore> OpenAsync() => server.OpenAsync();

    public ValueTask DisposeAsync() => server.DisposeAsync();
}
