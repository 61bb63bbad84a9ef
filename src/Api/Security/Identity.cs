namespace TalentGraph.Api.Security;

/// <summary>What a token says of its bearer, checked.</summary>
internal sealed record Identity
{
    /// <summary>The issuer's name of the account (<c>sub</c>).</summary>
    public required string Subject { get; init; }

    /// <summary>One of <see cref="Roles.All"/>.</summary>
    public required string Role { get; init; }

    /// <summary>The account's name for the viewer; null: the token has none.</summary>
    public string? Name { get; init; }

    /// <summary>The bearer as a cadre; null: no cadre of this graph, or a role that opens no names.</summary>
    public CadreId? Person { get; init; }

    /// <summary>干部管理权限: whom the bearer manages, or of <c>unit_officer</c> which units' staff; empty: nobody.</summary>
    public IReadOnlyList<ScopeGrant> Manages { get; init; } = [];

    /// <summary>The training institution the bearer works for; null: none.</summary>
    public UnitId? Institution { get; init; }

    /// <summary>Who acts on the subject's behalf (<c>act</c>); null: the subject itself.</summary>
    public string? ActingParty { get; init; }

    /// <summary>The client application (<c>azp</c>, <c>client_id</c>); null: the token has none.</summary>
    public string? Client { get; init; }
}
