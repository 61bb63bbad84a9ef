using TalentGraph.GraphQL.Execution.Loading;
using TalentGraph.GraphQL.Tests.Sample;
using TalentGraph.GraphQL.Types;

namespace TalentGraph.GraphQL.Tests.Types;

/// <summary>Objects, inputs, enums and loaders that only a wrong root would use.</summary>
internal static partial class RefusedClasses
{
    public interface IThing;

    [UnionType]
    public interface INobody;

    [InterfaceType(Shape = typeof(NodeShape))]
    public interface IWhole;

    [InterfaceType(Shape = typeof(TitledShape))]
    public interface ITitled;

    [Flags]
    public enum Colours
    {
        Red = 1,
        Blue = 2,
    }

    public enum Nothing;

    public enum Twins
    {
        First,
        [Name("FIRST")]
        Second,
    }

    public sealed record Both(string Name);

    public sealed record StarsInput(Optional<int> Stars);

    public sealed record Half(string Name) : IWhole;

    public sealed record TitledShape(string Title);

    public sealed record Untitled(int Title) : ITitled;

    public sealed record LoopInput(LoopInput Next, string Text);

    public sealed record DefaultInput
    {
        public LightInput Light { get; init; } = new(1);
    }

    public sealed record LightInput(int Lux);

    public sealed record TwiceInput([property: Name("name")] string First, string Name);

    public sealed record IdInput([property: Id] int Number);

    public sealed record LazyInput(Task<string> Text);

    public struct PlainInput
    {
        public int Number { get; set; }
    }

    [Name("Both")]
    public sealed record AlsoBoth(string Title);

    [Name("no-name")]
    public sealed record Hyphenated(string Name);

    public sealed class Empty;

    public sealed class Handy
    {
        public string? Name { get; init; }

        public void Clear()
        {
        }
    }

    public abstract class NoLoader : BatchLoader<int, string>;

    public sealed class Hungry(IThing thing) : BatchLoader<int, string>
    {
        protected override Task<IReadOnlyDictionary<int, string>> LoadAsync(IReadOnlyCollection<int> keys, CancellationToken cancellationToken) =>
            Task.FromResult<IReadOnlyDictionary<int, string>>(keys.ToDictionary(k => k, _ => thing.ToString()!));
    }
}
