using TalentGraph.GraphQL.Execution;
using TalentGraph.GraphQL.Execution.Loading;
using TalentGraph.GraphQL.Types;

namespace TalentGraph.GraphQL.Tests.Sample;

public sealed record TestCaller(string Role) : ICaller
{
    public string PolicySet => Role;

    public object Account => Role;

    public bool SendsLargeBodies => Role == "boss";

    public bool May(FieldPolicy policy) => policy.Roles.Count == 0 || policy.Roles.Contains(Role);
}

public sealed class TestPolicies : IFieldPolicies
{
    private static readonly FieldPolicy Open = new(["reader", "boss"], "all");
    private static readonly FieldPolicy Boss = new(["boss"]);
    private static readonly FieldPolicy Dossier = new(["reader", "boss"], "own", Dossier: true);

    public FieldPolicy? Of(string type, string field) => (type, field) switch
    {
        ("Person", "secret") or ("Query" or "Subscription", "closed") => Boss,
        ("Person" or "Query", "salary") => Dossier,
        ("PageInfo", _) => null,
        ("PersonConnection" or "ClubConnection", "nodes" or "pageInfo") => null,
        _ => Open,
    };
}

/// <summary>Admits up to two persons an operation.</summary>
public sealed class TestGate : IDossierGate
{
    public List<string> Entries { get; } = [];

    public Task AdmitAsync(DossierRequest request, CancellationToken cancellationToken)
    {
        if (request.AllSubjects.Count > 2)
            throw new RequestException(Codes.LimitExceeded, "More than 2 dossiers in one operation.");
        Entries.Add($"{string.Join(',', request.Subjects.Order(StringComparer.Ordinal))} {string.Join(',', request.Fields)}");
        return Task.CompletedTask;
    }
}
