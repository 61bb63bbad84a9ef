using System.Reflection;
using TalentGraph.GraphQL.Types;

namespace TalentGraph.Api.Security;

/// <summary>A feature's rows of the access table: one class <c>*Access</c> a feature, with a constructor without parameters.</summary>
internal interface IAccessRules
{
    /// <summary>Adds a row for every field of the feature's types.</summary>
    /// <param name="table">The table.</param>
    void AddTo(AccessTable table);
}

/// <summary>What a field's scope means; printed in <c>@access</c>.</summary>
internal static class ScopeWords
{
    /// <summary>Of cadres in the caller's scope: managed, own unit, trainees of own classes, oneself.</summary>
    public const string InScope = "inScope";

    /// <summary>Of the caller's own classes.</summary>
    public const string OwnClasses = "ownClasses";

    /// <summary>Nobody's: units, posts, courses, classes, words.</summary>
    public const string Everybody = "everybody";
}

/// <summary>The matrix field by field. What has no row stops the start.</summary>
internal sealed class AccessTable : IFieldPolicies
{
    private readonly Dictionary<(string Type, string Field), FieldPolicy> rows = [];

    /// <summary>Every row.</summary>
    public IReadOnlyDictionary<(string Type, string Field), FieldPolicy> Rows => rows;

    /// <summary>The table of all features of an assembly.</summary>
    /// <param name="assembly">Where the <see cref="IAccessRules"/> are.</param>
    public static AccessTable From(Assembly assembly)
    {
        var table = new AccessTable();
        foreach (var rules in assembly.GetTypes().Where(type => type.IsClass && type.IsAssignableTo(typeof(IAccessRules))))
            ((IAccessRules)Activator.CreateInstance(rules)!).AddTo(table);
        return table;
    }

    /// <summary>Fields that these roles may read.</summary>
    /// <param name="type">The GraphQL type.</param>
    /// <param name="roles">A column of <see cref="Roles"/>.</param>
    /// <param name="scope">One of <see cref="ScopeWords"/>; null where the object that has the field says it already.</param>
    /// <param name="fields">The GraphQL fields.</param>
    /// <exception cref="ArgumentException">A field has a row already.</exception>
    public AccessTable Allow(string type, IReadOnlyList<string> roles, string? scope, params IEnumerable<string> fields) =>
        Add(type, new FieldPolicy(roles, scope), fields);

    /// <summary>Dossier fields: each operation that reads them is audited with its subjects first.</summary>
    /// <inheritdoc cref="Allow"/>
    public AccessTable AllowDossier(string type, IReadOnlyList<string> roles, string? scope, params IEnumerable<string> fields) =>
        Add(type, new FieldPolicy(roles, scope, Dossier: true), fields);

    /// <summary>Fields of a value that only ever hangs from a guarded field: whoever may read that one may read these.</summary>
    /// <param name="type">The GraphQL type.</param>
    /// <param name="fields">The GraphQL fields.</param>
    /// <exception cref="ArgumentException">A field has a row already.</exception>
    public AccessTable AllowWithObject(string type, params IEnumerable<string> fields) => Add(type, FieldPolicy.Inherited, fields);

    /// <summary>The fields of a type that a role may not read.</summary>
    /// <param name="type">The GraphQL type.</param>
    /// <param name="role">One of <see cref="Roles.All"/>.</param>
    public IEnumerable<string> ForbiddenTo(string role, string type) =>
        rows.Where(row => row.Key.Type == type && row.Value.Roles.Count > 0 && !row.Value.Roles.Contains(role)).Select(row => row.Key.Field);

    /// <inheritdoc/>
    public FieldPolicy? Of(string type, string field) => rows.GetValueOrDefault((type, field));

    private AccessTable Add(string type, FieldPolicy policy, IEnumerable<string> fields)
    {
        foreach (var field in fields)
        {
            if (!rows.TryAdd((type, field), policy))
                throw new ArgumentException($"{type}.{field} has two rows in the access table.", nameof(fields));
        }

        return this;
    }
}
