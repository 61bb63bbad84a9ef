using TalentGraph.Graph.Sqlite;
using Xunit;

namespace TalentGraph.Graph.Tests.Sqlite;

public sealed class ServingLockTests
{
    [Fact]
    public void One_process_serves_a_store_and_the_next_may_when_it_ends()
    {
        string path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());

        using (ServingLock? first = ServingLock.TryTake(path))
        {
            Assert.NotNull(first);
            Assert.Null(ServingLock.TryTake(path));
        }

        using (ServingLock? next = ServingLock.TryTake(path))
            Assert.NotNull(next);
        File.Delete(path + ".serving");
    }
}
