using TalentGraph.GraphQL.Execution;
using TalentGraph.GraphQL.Execution.Documents;
using TalentGraph.GraphQL.Guards;

namespace TalentGraph.GraphQL.Http.Documents;

/// <summary>
/// From what a request names to the document that runs. Without a list of trusted documents everything runs, and a document
/// that a client sent once with its hash may be asked for by the hash alone (automatic persisted queries,
/// https://www.apollographql.com/docs/apollo-server/performance/apq). With a list, only what is listed runs.
/// </summary>
internal sealed class DocumentDesk(TrustedDocuments? trusted, GraphQLLimits limits)
{
    private readonly BoundedCache<string> persisted = new(limits.PersistedDocuments, limits.PersistedCharacters);

    /// <summary>Documents that clients have left here.</summary>
    public int Persisted => persisted.Count;

    /// <param name="document">The text that came; null: none.</param>
    /// <param name="id">The hash or id that came, without prefix; null: none.</param>
    /// <exception cref="HttpRefusal">Neither came, or they do not fit each other.</exception>
    /// <exception cref="RequestException">No document has the hash, or the list has no such document.</exception>
    public (string Text, bool IsTrusted) Find(string? document, string? id)
    {
        if (document is null && id is null)
            throw HttpRefusal.Bad("The parameter 'query' is missing.");
        if (trusted is not null)
            return (Listed(trusted, document, id), true);
        if (document is null)
            return persisted.TryGet(id!, out var known) ? (known, false) : throw new RequestException(Codes.PersistedQueryNotFound, "PersistedQueryNotFound");
        if (id is not null && id != DocumentHash.Of(document))
            throw HttpRefusal.Bad("The hash is not the SHA-256 of the query.");
        return (document, false);
    }

    /// <summary>Keeps a document under its hash, once it has passed the rules: rubbish takes nobody's place.</summary>
    /// <param name="id">The hash that came with it; null: the client does not mean to ask by hash.</param>
    /// <param name="document">The document.</param>
    public void Keep(string? id, string document)
    {
        if (id is not null && trusted is null)
            persisted.Add(id, document, document.Length);
    }

    private static string Listed(TrustedDocuments trusted, string? document, string? id)
    {
        if (id is not null && trusted.TryGet(id, out var named) && (document is null || document == named))
            return named;
        return id is null && trusted.TryGet(DocumentHash.Of(document!), out var same)
            ? same
            : throw new RequestException(Codes.DocumentNotTrusted, "This service runs listed documents only, and this is none of them.");
    }
}
