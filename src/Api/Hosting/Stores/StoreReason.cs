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
        "UNREACHABLE" or "TIMEOUT" or "CIRCUIT_OPEN" => $"The store does not answer ({failure.Code}).",
        "Neo.ClientError.Database.DatabaseNotFound" => "The Neo4j server does not have the database of Store:Url, or not yet (Neo.ClientError.Database.DatabaseNotFound).",
        var code when code.StartsWith("Neo.ClientError.Security.", StringComparison.Ordinal) =>
            $"The Neo4j server refuses who asks ({code}): see Store:User and Store:PasswordFile, or Store:TokenFile.",
        _ => failure.Message,
    };
}
