namespace TalentGraph.GraphQL.Types;

/// <summary>Who may read a field; printed as <c>@access(roles:, scope:, dossier:)</c>.</summary>
/// <param name="Roles">The roles that may; empty: everybody who may read the object.</param>
/// <param name="Scope">What of it they see, in the host's words; null where the object says it already.</param>
/// <param name="Dossier">Reading it is reported to the <c>DossierLedger</c> before it resolves.</param>
public sealed record FieldPolicy(IReadOnlyList<string> Roles, string? Scope = null, bool Dossier = false)
{
    /// <summary>The policy of the library's own connection plumbing: whoever may read the object may read this.</summary>
    public static FieldPolicy Inherited { get; } = new([], null);
}

/// <summary>Gives each field of the schema its policy. Asked once a field, at start.</summary>
public interface IFieldPolicies
{
    /// <summary>The policy of one field.</summary>
    /// <param name="type">The GraphQL type's name.</param>
    /// <param name="field">The GraphQL field's name.</param>
    /// <returns>The policy; null stops the start and names the field.</returns>
    FieldPolicy? Of(string type, string field);
}
