using TalentGraph.Api.Hosting.Stores;
using Xunit;

namespace TalentGraph.Api.Tests.Hosting.Stores;

public sealed class StoreReasonTests
{
    [Theory]
    [InlineData("PROTOCOL", "does not speak Neo4j's Query API (PROTOCOL)")]
    [InlineData("HTTP_404", "does not speak Neo4j's Query API (HTTP_404)")]
    [InlineData("TOO_BUSY", "Store:Neo4j:RequestsWaiting")]
    [InlineData("NEO4J_WRITER_OVERTAKEN", "--resume")]
    [InlineData("NO_UNFINISHED_IMPORT", "no such unfinished import")]
    [InlineData("NO_STORE", "emptied or replaced")]
    [InlineData("SCAN_OVERTAKEN", "run it again")]
    [InlineData("Neo.ClientError.Security.Unauthorized", "Store:PasswordFile")]
    public void A_failure_says_what_to_do_and_keeps_its_code(string code, string words)
    {
        string reason = StoreReason.Of(new GraphStoreException(code, "status", isTransient: false, null));

        Assert.Contains(words, reason, StringComparison.Ordinal);
        Assert.Contains($"({code})", reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Any_other_is_named_by_its_code_and_query() =>
        Assert.Equal("The store failed with HTTP_503 in status.", StoreReason.Of(new GraphStoreException("HTTP_503", "status", isTransient: true, null)));
}
