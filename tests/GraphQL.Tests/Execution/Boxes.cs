using TalentGraph.GraphQL.Types;

namespace TalentGraph.GraphQL.Tests.Execution;

/// <summary>An object whose fields are whatever its kind says: <c>null</c>, an error with <c>throw</c>, a hole in a list with <c>hole</c>.</summary>
public sealed record BoxNode(string Kind)
{
    /// <summary>A property, which is read unboxed.</summary>
    public string Must => Value()!;

    public string? May => Value();

    public int Count => Kind == "throw" ? throw new InvalidOperationException("broken") : 7;

    [ListSize(3)]
    public IReadOnlyList<int?>? Numbers => Kind == "throw" ? throw new InvalidOperationException("broken") : [1, Kind == "hole" ? null : 2, 3];

    [ListSize(3)]
    public IReadOnlyList<string> Words => Kind == "null" ? null! : ["a", Kind == "hole" ? null! : "b"];

    /// <summary>Lists of lists of lists.</summary>
    [ListSize(2)]
    public IReadOnlyList<IReadOnlyList<IReadOnlyList<string>?>>? Deep => [[["a"], null], [], [["b", "c"], [Kind == "hole" ? null! : "d"]]];

    [ListSize(2)]
    public IReadOnlyList<IReadOnlyList<BoxNode?>> Shelves => [[new BoxNode("ok")], [], [null, new BoxNode(Kind)]];

    public BoxNode Inner => Kind == "none" ? null! : new BoxNode(Kind);

    /// <summary>A task, which comes later.</summary>
    public async Task<string> LaterAsync()
    {
        await Task.Yield();
        return Value()!;
    }

    public BoxNode Sure(string? kind = "ok") => Of(kind)!;

    public BoxNode? Maybe(string? kind = "ok") => Of(kind);

    [ListSize(3)]
    public IReadOnlyList<BoxNode> All(string kinds) => [.. kinds.Split(',').Select(k => Of(k)!)];

    [ListSize(3)]
    public IReadOnlyList<BoxNode?>? Some(string kinds) => [.. kinds.Split(',').Select(Of)];

    public static BoxNode? Of(string? kind) => kind == "none" ? null : new BoxNode(kind!);

    private string? Value() => Kind switch
    {
        "null" => null,
        "throw" => throw new InvalidOperationException("broken"),
        _ => "m",
    };
}

[UnionType("Shape")]
public interface IShape;

public sealed record Circle(double Radius) : IShape;

public sealed record Square(string? Name) : IShape
{
    public double Side => Name is null ? throw new InvalidOperationException("broken") : 2;
}

/// <summary>Carries the union for C#, and no schema knows it.</summary>
public sealed class Ghost : IShape;

[QueryRoot]
public static class Boxes
{
    public static BoxNode? Box(string? kind = "ok") => BoxNode.Of(kind);

    public static BoxNode Firm(string? kind = "ok") => BoxNode.Of(kind)!;

    public static IShape? Haunted() => new Ghost();

    [ListSize(4)]
    public static IReadOnlyList<IShape?> Shapes() => [new Circle(1), new Square(null), null, new Square("s"), new Circle(2)];
}
