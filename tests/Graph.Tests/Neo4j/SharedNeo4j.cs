using Xunit;

namespace TalentGraph.Graph.Tests.Neo4j;

/// <summary>The tests of one server, which run one after another.</summary>
[CollectionDefinition(Neo4jServer.Shared)]
public sealed class SharedNeo4j : ICollectionFixture<Neo4jServer>;
