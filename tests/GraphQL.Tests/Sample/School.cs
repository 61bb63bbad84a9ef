using TalentGraph.GraphQL.Execution;
using TalentGraph.GraphQL.Execution.Loading;
using TalentGraph.GraphQL.Types;

namespace TalentGraph.GraphQL.Tests.Sample;

public readonly record struct PersonId(string Value);

public readonly record struct ClubId(string Value);

/// <summary>How high somebody stands.</summary>
public enum Grade
{
    /// <summary>The lowest.</summary>
    Clerk2,
    From1To2,
    [Deprecated("gone")]
    Over20,
}

public enum PersonOrderField
{
    Name,
    RankSince,
}

/// <summary>Anything with an id.</summary>
[InterfaceType(Shape = typeof(NodeShape))]
public interface INode;

/// <param name="Id">Opaque.</param>
public sealed record NodeShape([property: Id] string Id);

[UnionType("Evidence")]
public interface IEvidenceNode;

/// <summary>A person of the school.</summary>
public sealed record PersonNode(PersonId Id, string Name, string? Email, Grade? Grade, decimal Score, DateOnly AsOf) : INode, IDossierSubject
{
    string IDossierSubject.DossierSubject => Id.Value;

    /// <summary>Where they stand.</summary>
    [Deprecated("use grade")]
    public string? OldGrade => Grade?.ToString();

    [ListSize(5)]
    public IReadOnlyList<Grade> Grades => [Sample.Grade.Clerk2, Sample.Grade.From1To2];

    /// <summary>The club, by loader.</summary>
    public Deferred<ClubNode?> GetClubAsync(ClubLoader clubs) => clubs.Load(new ClubKey(new ClubId("c" + Id.Value[1..]), AsOf));

    public Deferred<string?> ParentTitle(ClubLoader clubs) =>
        clubs.Load(new ClubKey(new ClubId("c" + Id.Value[1..]), AsOf))
            .Then(club => clubs.Load(new ClubKey(new ClubId(club!.Id.Value + "p"), AsOf)))
            .Then(parent => parent?.Title);

    [ListSize(3)]
    public IReadOnlyList<string> GetNotes() => ["first", "second"];

    /// <summary>What only some may read.</summary>
    public string? Secret => "secret of " + Name;

    public Task<string?> Salary() => Task.FromResult<string?>("100");

    [Cost(7)]
    public string Expensive([Service] Clock clock, CancellationToken cancellationToken) => cancellationToken.CanBeCanceled ? clock.Now : "never";

    public string Caller(TestCaller caller) => caller.Role;

    public string? Fails(string how) => how switch
    {
        "told" => throw new RequestException(Codes.Conflict, "It has changed."),
        "null" => null,
        _ => throw new InvalidOperationException("the password is hunter2"),
    };
}

public sealed record ClubNode(ClubId Id, string Title, DateOnly AsOf) : INode
{
    public Deferred<ClubNode?> Parent(ClubLoader clubs) => clubs.Load(new ClubKey(new ClubId(Id.Value + "p"), AsOf));
}

public sealed record Review(int Stars) : IEvidenceNode;

public sealed record Award(string Title) : IEvidenceNode;

public sealed record ClubKey(ClubId Id, DateOnly AsOf);

public sealed class ClubLoader(CallCounter counter, OperationContext operation, TestCaller caller) : BatchLoader<ClubKey, ClubNode>
{
    protected override Task<IReadOnlyDictionary<ClubKey, ClubNode>> LoadAsync(IReadOnlyCollection<ClubKey> keys, CancellationToken cancellationToken)
    {
        Assert.Same(operation.Caller, caller);
        counter.Count("clubs", keys.Count);
        return Task.FromResult<IReadOnlyDictionary<ClubKey, ClubNode>>(keys
            .Where(k => k.Id.Value.Length < 8)
            .ToDictionary(k => k, k => new ClubNode(k.Id, $"Club {k.Id.Value} at {k.AsOf:yyyy}", k.AsOf)));
    }
}

public sealed class CallCounter
{
    private readonly List<string> calls = [];

    public IReadOnlyList<string> Calls => calls;

    public void Count(string what, int keys)
    {
        lock (calls)
            calls.Add($"{what}:{keys}");
    }
}

public sealed class Clock
{
    public string Now => "noon";
}

/// <summary>Which people.</summary>
/// <param name="Text">Part of the name.</param>
/// <param name="IncludeOld">Old ones, too.</param>
/// <param name="Ids">These alone.</param>
/// <param name="Grades">Of these grades.</param>
/// <param name="In">Seen from this day.</param>
public sealed record PersonFilter(
    IReadOnlyList<PersonId>? Ids = null, string? Text = null, bool? IncludeOld = true, IReadOnlyList<Grade>? Grades = null, DateRange? In = null);

public sealed record DateRange(DateOnly? From, DateOnly? To);

public sealed record PersonOrder(PersonOrderField By = PersonOrderField.Name, bool? Descending = null);

public sealed record PersonInput
{
    public required PersonId Id { get; init; }

    public Optional<string?> Name { get; init; }

    public Optional<int?> Stars { get; init; }

    public Optional<IReadOnlyList<Grade>?> Grades { get; init; }

    public decimal Weight { get; init; } = 1.5m;
}

/// <summary>People, with where they come from.</summary>
public sealed class PersonConnection : Page<PersonNode>
{
    public string Source => "memory";
}

[QueryRoot]
public static class SchoolGraph
{
    /// <summary>One person.</summary>
    /// <param name="id">Whose.</param>
    /// <param name="asOf">The day; default 2026-01-01.</param>
    public static PersonNode? Person(PersonId id, DateOnly? asOf = null) =>
        int.TryParse(id.Value[1..], out var number) && number < 1000 ? A.Person(number, asOf) : null;

    [Connection(Edges = true, TotalCount = TotalCount.Nullable, First = 20)]
    public static Task<PersonConnection> GetPeopleAsync(PersonFilter? filter, PersonOrder? orderBy, PageArgs page)
    {
        var after = page.After is null ? 0 : int.Parse(page.After, System.Globalization.CultureInfo.InvariantCulture);
        var people = Enumerable.Range(after + 1, page.First).Select(i => A.Person(i, filter?.In?.From)).ToList();
        return Task.FromResult(new PersonConnection
        {
            Nodes = people,
            Cursors = [.. people.Select(p => p.Id.Value[1..])],
            HasNextPage = true,
            CountAsync = _ => Task.FromResult<int?>(1000),
        });
    }

    [Connection(First = 200, Max = 500)]
    public static Page<ClubNode> Clubs(PageArgs page) => new()
    {
        Nodes = [.. Enumerable.Range(0, page.First).Select(i => new ClubNode(new ClubId("c" + i), "Club", new DateOnly(2026, 1, 1)))],
        Cursors = [.. Enumerable.Range(0, page.First).Select(i => $"{i}")],
    };

    public static INode? Node([Id] string id) => id.StartsWith("person:", StringComparison.Ordinal) ? A.Person(1, null) : null;

    [ListSize(2)]
    public static IReadOnlyList<IEvidenceNode> Evidence() => [new Review(5), new Award("Best")];

    public static IReadOnlyList<PersonNode> Search(string text, int? first = 10) => [.. Enumerable.Range(1, first ?? 10).Select(i => A.Person(i, null))];

    public static string Echo(PersonFilter? filter = null, PersonOrder? orderBy = null, decimal? number = null, DateTimeOffset? at = null) =>
        $"{filter?.Ids?.Count}|{filter?.Text}|{filter?.IncludeOld}|{orderBy?.By}|{number}|{at:O}";

    public static string? Closed() => "open";

    /// <summary>Does not listen to cancellation, and ends when the test says so.</summary>
    public static async Task<string?> Slow(Gate gate)
    {
        gate.Asked.TrySetResult();
        await gate.Opened.Task;
        return "done";
    }
}

public sealed class Gate
{
    public TaskCompletionSource Asked { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public TaskCompletionSource Opened { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
}

[MutationRoot]
public static class SchoolMutations
{
    public static string Save(PersonInput input) =>
        $"{input.Id.Value} name={(input.Name.IsSet ? input.Name.Value ?? "null" : "absent")} stars={(input.Stars.IsSet ? input.Stars.Value?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "null" : "absent")} grades={(input.Grades.IsSet ? input.Grades.Value?.Count.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "null" : "absent")} weight={input.Weight.ToString(System.Globalization.CultureInfo.InvariantCulture)}";
}

[Extends(typeof(PersonNode))]
public static class ClubsOfPerson
{
    /// <summary>How many letters the name has, counted for all of a level at once.</summary>
    public static Deferred<int?> Letters(PersonNode person, Loader<PersonId, int?> letters) => letters.Load(person.Id);

    [Batch]
    public static Task<IReadOnlyDictionary<PersonId, int?>> LettersOf(IReadOnlyCollection<PersonId> keys, CallCounter counter, TestCaller caller, OperationContext operation, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Assert.Same(operation.Caller, caller);
        counter.Count("letters", keys.Count);
        return Task.FromResult<IReadOnlyDictionary<PersonId, int?>>(keys.ToDictionary(k => k, k => (int?)("Person " + k.Value[1..]).Length));
    }

    /// <summary>A field another feature adds.</summary>
    public static string Greeting(PersonNode person, string? word = "Hello") => $"{word} {person.Name}";
}

public static class A
{
    public static PersonNode Person(int number, DateOnly? asOf) => new(
        new PersonId("P" + number), "Person " + number, number % 2 == 0 ? null : $"p{number}@example.org", Grade.From1To2, 12.5m, asOf ?? new DateOnly(2026, 1, 1));
}
