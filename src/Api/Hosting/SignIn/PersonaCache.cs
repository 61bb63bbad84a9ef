namespace TalentGraph.Api.Hosting.SignIn;

/// <summary>The personas, found anew when the store has changed.</summary>
/// <param name="personas">Finds them.</param>
/// <param name="watch">Knows the store's version.</param>
internal sealed class PersonaCache(Personas personas, StoreWatch watch)
{
    private volatile Found? last;

    /// <summary>The personas of the store as it is.</summary>
    /// <param name="cancellationToken">Stops reading.</param>
    public async Task<IReadOnlyList<Persona>> FindAsync(CancellationToken cancellationToken)
    {
        var version = (await watch.StatusAsync(cancellationToken)).Version;
        if (last is { } found && found.Version == version)
            return found.Personas;
        var anew = await personas.FindAsync(cancellationToken);
        last = new Found(version, anew);
        return anew;
    }

    private sealed record Found(Version Version, IReadOnlyList<Persona> Personas);
}
