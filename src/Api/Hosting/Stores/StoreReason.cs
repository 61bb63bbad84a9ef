namespace TalentGraph.Api.Hosting.Stores;

/// <summary>What a store's failure means to whoever runs the program. Names no person, address or secret.</summary>
internal static class StoreReason
{
    /// <summary>The failure in words, with its code.</summary>
    public static string Of(GraphStoreException failure) => failure.Code switch
    {
        "NEWER_SCHEMA" => "A newer build than this one has migrated the store (NEWER_SCHEMA): upgrade this one.",
        "NEO4J_BUSY" => "Another process writes the store and does not come to an end (NEO4J_BUSY).",
        "TLS" => "The Neo4j server's certificate is not believed, or it speaks no TLS (TLS): see Store:Neo4j:CaFile.",
        "SECRET_FILE" => "The file of Store:PasswordFile or Store:TokenFile cannot be read (SECRET_FILE).",
        "NEO4J_WRITER_OVERTAKEN" =>
            "This process paused for so long that another one has become the writer (NEO4J_WRITER_OVERTAKEN): run it again; of an import the other one's error, or /health/ready, names the id to --resume.",
        "NO_UNFINISHED_IMPORT" => "There is no such unfinished import, or another process has just ended it (NO_UNFINISHED_IMPORT).",
        "NO_STORE" => "The database of Store:Url was emptied or replaced under this process (NO_STORE): start it anew.",
        "SCAN_OVERTAKEN" => "Somebody wrote into the store while it was read (SCAN_OVERTAKEN): run it again.",
        "TOO_BUSY" => "Too many statements wait for the Neo4j server (TOO_BUSY): see Store:Neo4j:RequestsWaiting.",
        "UNREACHABLE" or "TIMEOUT" or "CIRCUIT_OPEN" => $"The store does not answer ({failure.Code}).",
        "Neo.ClientError.Database.DatabaseNotFound" => "The Neo4j server does not have the database of Store:Url, or not yet (Neo.ClientError.Database.DatabaseNotFound).",
        var code when code.StartsWith("Neo.ClientError.Security.", StringComparison.Ordinal) =>
            $"The Neo4j server refuses who asks ({code}): see Store:User and Store:PasswordFile, or Store:TokenFile.",
        var code when code == "PROTOCOL" || code.StartsWith("HTTP_4", StringComparison.Ordinal) =>
            $"What answers at Store:Url does not speak Neo4j's Query API ({code}): Neo4j 5.26 or later does, at its HTTP port (7474, or 7473 for https).",
        _ => failure.Message,
    };
}
