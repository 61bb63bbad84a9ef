using System.Globalization;

namespace TalentGraph.Graph.Sqlite.Engine;

/// <summary>Brings a file to this build's schema: numbered migrations, each once, all of them or none.</summary>
internal static class Migrations
{
    /// <summary>Applies what is missing. The file's <c>user_version</c> is the number of the last migration it has.</summary>
    /// <exception cref="GraphStoreException">A newer build wrote the file.</exception>
    public static void Apply(Connection writer)
    {
        IReadOnlyList<KeyValuePair<string, string>> all = QueryFiles.Migrations;
        if (Applied(writer, all.Count) == all.Count)
            return;
        // Two processes may open a new file at once: the second waits here, looks again and finds nothing to do.
        writer.Execute("PRAGMA busy_timeout = 5000; BEGIN IMMEDIATE", "migrate");
        int applied = Applied(writer, all.Count);
        foreach ((string name, string sql) in all.Skip(applied))
            writer.Execute(sql, name);
        writer.Execute(string.Create(CultureInfo.InvariantCulture, $"PRAGMA user_version = {all.Count}; COMMIT; PRAGMA busy_timeout = 0"), "migrate");
    }

    private static int Applied(Connection writer, int known)
    {
        using Statement version = writer.Prepare("PRAGMA user_version", "migrate");
        version.Step();
        int applied = (int)version.Whole(0);
        return applied <= known ? applied : throw new GraphStoreException(StoreErrors.NewerSchema, "migrate", isTransient: false, null);
    }
}
