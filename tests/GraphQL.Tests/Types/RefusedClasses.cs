using TalentGraph.GraphQL.Execution.Loading;
using TalentGraph.GraphQL.Tests.Sample;
using TalentGraph.GraphQL.Types;

namespace TalentGraph.GraphQL.Tests.Types;

/// <summary>What the start says to the class, and what other classes it takes to see it.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class RefusedAttribute(string message, params Type[] with) : Attribute
{
    public string Message { get; } = message;

    public Type[] With { get; } = with;
}

/// <summary>Roots, each with one thing wrong.</summary>
internal static partial class RefusedClasses
{
    [QueryRoot, Refused("Query.names (ListWithoutSize.Names): a list needs an argument 'first' or [ListSize].")]
    public static class ListWithoutSize
    {
        public static IReadOnlyList<string> Names() => [];
    }

    [QueryRoot, Refused("Query.names (SlicedByNothing.Names): [ListSize] names the argument 'ids', which is not there.")]
    public static class SlicedByNothing
    {
        [ListSize(3, SlicingArguments = ["ids"])]
        public static IReadOnlyList<string> Names() => [];
    }

    [QueryRoot, Refused("Query.names (SlicedByText.Names): the argument 'text' says how long the list is, so it is an Int or a list.")]
    public static class SlicedByText
    {
        [ListSize(3, SlicingArguments = ["text"])]
        public static IReadOnlyList<string> Names(string text) => [text];
    }

    [QueryRoot, Refused("Query.names (FirstOfText.Names): the argument 'first' says how long the list is, so it is an Int.")]
    public static class FirstOfText
    {
        public static IReadOnlyList<string> Names(string first) => [first];
    }

    [QueryRoot, Refused("Query.names (FirstOverThePage.Names): the default of first, 101, is not within 1 and 100.")]
    public static class FirstOverThePage
    {
        public static IReadOnlyList<string> Names(int first = 101) => [$"{first}"];
    }

    [QueryRoot, Refused("Query.name (SizedLeaf.Name): [ListSize] goes with a list; a connection has its size in [Connection].")]
    public static class SizedLeaf
    {
        [ListSize(3)]
        public static string Name() => "";
    }

    [QueryRoot, Refused("Query.names (SizedToNothing.Names): the size of [ListSize] is 1 or more.")]
    public static class SizedToNothing
    {
        [ListSize(0)]
        public static IReadOnlyList<string> Names() => [];
    }

    [QueryRoot, Refused("Query.name (LessThanNothing.Name): the weight of [Cost] is 0 or more.")]
    public static class LessThanNothing
    {
        [Cost(-1)]
        public static string Name() => "";
    }

    [QueryRoot, Refused("Query.people (PageWithoutConnection.People): [Connection] goes with a method that returns a Page, and only with it.")]
    public static class PageWithoutConnection
    {
        public static Page<Both> People(PageArgs page) => new() { Nodes = [], Cursors = [$"{page.First}"] };
    }

    [QueryRoot, Refused("Query.people (ConnectionOfAList.People): [Connection] goes with a method that returns a Page, and only with it.")]
    public static class ConnectionOfAList
    {
        [Connection]
        public static IReadOnlyList<Both> People(PageArgs page) => [new($"{page.First}")];
    }

    [QueryRoot, Refused("Query.people (ConnectionWithoutArgs.People): a connection takes a PageArgs parameter.")]
    public static class ConnectionWithoutArgs
    {
        [Connection]
        public static Page<Both> People() => new() { Nodes = [], Cursors = [] };
    }

    [QueryRoot, Refused("Query.name (ArgsWithoutConnection.Name): PageArgs goes with [Connection].")]
    public static class ArgsWithoutConnection
    {
        public static string Name(PageArgs page) => $"{page.First}";
    }

    [QueryRoot, Refused("Query.people (ConnectionOverItsMaximum.People): the default of first, 101, is not within 1 and 100.")]
    public static class ConnectionOverItsMaximum
    {
        [Connection(First = 101)]
        public static Page<Both> People(PageArgs page) => new() { Nodes = [], Cursors = [$"{page.First}"] };
    }

    [QueryRoot, Refused("Query.b (OneConnectionTwoWays.B): another field wants BothConnection with other edges or totalCount.")]
    public static class OneConnectionTwoWays
    {
        [Connection]
        public static Page<Both> A(PageArgs page) => new() { Nodes = [], Cursors = [$"{page.First}"] };

        [Connection(Edges = true)]
        public static Page<Both> B(PageArgs page) => new() { Nodes = [], Cursors = [$"{page.First}"] };
    }

    [QueryRoot, Refused("Query.number (IdOfANumber.Number): [Id] goes with a string, not with Int32.")]
    public static class IdOfANumber
    {
        [Id]
        public static int Number() => 1;
    }

    [QueryRoot, Refused("Query.name (IdArgumentOfANumber.Name)(id): [Id] goes with a string, not with Int32.")]
    public static class IdArgumentOfANumber
    {
        public static string Name([Id] int id) => $"{id}";
    }

    [QueryRoot, Refused("IdInput.number: [Id] goes with a string, not with Int32.")]
    public static class IdInputOfANumber
    {
        public static string Name(IdInput input) => $"{input}";
    }

    [QueryRoot, Refused("Query.number (UnknownScalar.Number): Int64 is not a GraphQL type. Register a scalar, or use another type.")]
    public static class UnknownScalar
    {
        public static long Number() => 1;
    }

    [QueryRoot, Refused("Query.pair (Tuples.Pair): ValueTuple`2 is not a GraphQL type. Register a scalar, or use another type.")]
    public static class Tuples
    {
        public static (int A, int B) Pair() => (1, 2);
    }

    [QueryRoot, Refused("Query.anything (Anything.What): Object is not a GraphQL type. Register a scalar, or use another type.")]
    public static class Anything
    {
        [Name("anything")]
        public static object? What() => null;
    }

    [QueryRoot, Refused("Query.run (Runs.RunAsync): a field returns something. [Ignore] keeps the method out.")]
    public static class Runs
    {
        public static Task RunAsync() => Task.CompletedTask;
    }

    [QueryRoot, Refused("Handy.clear (Handy.Clear): a field returns something. [Ignore] keeps the method out.")]
    public static class ClearsItself
    {
        public static Handy? Handy() => null;
    }

    [QueryRoot, Refused("Query.echo (Generic.Echo): a generic method has no GraphQL type. [Ignore] keeps it out.")]
    public static class Generic
    {
        public static string Echo<T>(T value) => $"{value}";
    }

    [QueryRoot, Refused("NotStatic.Name: fields of a root or an extension are static.")]
    public sealed class NotStatic
    {
        public string Name() => "";
    }

    [QueryRoot, Refused("Query.name (UnregisteredService.Name)(service): IDisposable is neither a registered service nor an input type.")]
    public static class UnregisteredService
    {
        public static string Name(IDisposable service) => service.ToString()!;
    }

    [QueryRoot, Refused("Query.name (UnregisteredOnPurpose.Name)(clock): Clock is not a registered service.")]
    public static class UnregisteredOnPurpose
    {
        public static string Name([Service] Clock clock) => clock.Now;
    }

    [QueryRoot, Refused("Query.name (AbstractLoader.Name): the loader NoLoader needs a class with one constructor.")]
    public static class AbstractLoader
    {
        public static Deferred<string?> Name(NoLoader names) => names.Load(1);
    }

    [QueryRoot, Refused("Query.name (HungryLoader.Name): the loader Hungry takes a IThing, which is not a registered service.")]
    public static class HungryLoader
    {
        public static Deferred<string?> Name(Hungry names) => names.Load(1);
    }

    [QueryRoot, Refused("Query.name (LoaderOfNothing.Name): no [Batch] method takes Int32 and brings String.")]
    public static class LoaderOfNothing
    {
        public static Deferred<string?> Name(Loader<int, string> names) => names.Load(1);
    }

    [QueryRoot, Refused("BatchOfOne.Names: a [Batch] method takes an IReadOnlyCollection of keys and returns a Task of an IReadOnlyDictionary by these keys.")]
    public static class BatchOfOne
    {
        [Batch]
        public static Task<string> Names(int key) => Task.FromResult($"{key}");
    }

    [QueryRoot, Refused("Query.names (LoaderInAList.Names): Deferred cannot stand here.")]
    public static class LoaderInAList
    {
        [ListSize(3)]
        public static IReadOnlyList<Deferred<string?>> Names() => [];
    }

    [QueryRoot, Refused("Query.name (TaskInALoader.Name): Task cannot stand here.")]
    public static class TaskInALoader
    {
        public static Deferred<Task<string>> Name() => throw new NotSupportedException();
    }

    [QueryRoot, Refused("Query.name (OptionalOut.Name): Optional cannot stand here.")]
    public static class OptionalOut
    {
        public static Optional<string?> Name() => default;
    }

    [QueryRoot, Refused("Query.name (StreamInAQuery.Name): every method of a [SubscriptionRoot] returns an IAsyncEnumerable, and no other.")]
    public static class StreamInAQuery
    {
        public static IAsyncEnumerable<string> Name() => throw new NotSupportedException();
    }

    [QueryRoot, Refused("LazyInput.text: Task cannot stand here.")]
    public static class LazyArgument
    {
        public static string Name(LazyInput input) => $"{input}";
    }

    [QueryRoot, Refused("Query.name (OutArgument.Name)(text): a parameter is neither ref nor out.")]
    public static class OutArgument
    {
        public static string Name(out string text) => text = "";
    }

    [QueryRoot, Refused("Query.name (UnnullableDefault.Name)(on): DateOnly has no default that a parameter could have. Make it nullable.")]
    public static class UnnullableDefault
    {
        public static string Name(DateOnly on = default) => $"{on}";
    }

    [QueryRoot, Refused("DefaultInput.light: an input object has no default. Make it nullable.")]
    public static class ObjectDefault
    {
        public static string Name(DefaultInput input) => $"{input}";
    }

    [QueryRoot, Refused("TwiceInput.name: the input has a field of this name already.")]
    public static class InputFieldTwice
    {
        public static string Name(TwiceInput input) => $"{input}";
    }

    [QueryRoot, Refused("Query.name (ArgumentTwice.Name)(a): the field has an argument of this name already.")]
    public static class ArgumentTwice
    {
        public static string Name(int a, [Name("a")] int b) => $"{a}{b}";
    }

    [QueryRoot, Refused("TalentGraph.GraphQL.Tests.Types.RefusedClasses+PlainInput: an input has a constructor; make it a record.")]
    public static class StructInput
    {
        public static string Name(PlainInput input) => $"{input}";
    }

    [QueryRoot, Refused("Query.name (TwoOfOneName.GetNameAsync): the type has a field of this name already.")]
    public static class TwoOfOneName
    {
        public static string Name() => "";

        public static string GetNameAsync() => "";
    }

    [QueryRoot, Refused("TalentGraph.GraphQL.Tests.Types.RefusedClasses+AlsoBoth and TalentGraph.GraphQL.Tests.Types.RefusedClasses+Both both make the GraphQL type Both.")]
    public static class TwoTypesOfOneName
    {
        public static Both? A() => null;

        public static AlsoBoth? B() => null;
    }

    [QueryRoot, Refused("TalentGraph.GraphQL.Tests.Types.RefusedClasses+Hyphenated: 'no-name' is not a GraphQL name.")]
    public static class NoTypeName
    {
        public static Hyphenated? Thing() => null;
    }

    [QueryRoot, Refused("NoFieldName.Thing: '__thing' is not a GraphQL name.")]
    public static class NoFieldName
    {
        [Name("__thing")]
        public static string? Thing() => null;
    }

    [QueryRoot, Refused("NoArgumentName.Thing(word): '1st' is not a GraphQL name.")]
    public static class NoArgumentName
    {
        public static string? Thing([Name("1st")] string word) => word;
    }

    [QueryRoot, Refused("TalentGraph.GraphQL.Tests.Types.RefusedClasses+Empty has no public members to show.")]
    public static class EmptyObject
    {
        public static Empty? Thing() => null;
    }

    [QueryRoot, Refused("TalentGraph.GraphQL.Tests.Types.RefusedClasses+Colours: a GraphQL enum is one of its values, [Flags] are several.")]
    public static class FlagsAreSeveral
    {
        public static Colours Colour() => Colours.Red;
    }

    [QueryRoot, Refused("TalentGraph.GraphQL.Tests.Types.RefusedClasses+Nothing has no values to show.")]
    public static class EnumOfNothing
    {
        public static Nothing Thing() => default;
    }

    [QueryRoot, Refused("TalentGraph.GraphQL.Tests.Types.RefusedClasses+Twins.Second: the enum has a value FIRST already.")]
    public static class TwinValues
    {
        public static Twins Thing() => default;
    }

    [QueryRoot, Refused("StarsInput.stars: null clears an optional field, so write Optional<Int32?>.")]
    public static class OptionalNotNull
    {
        public static string Name(StarsInput input) => input.ToString();
    }

    [QueryRoot, Refused("Query.thing (PlainInterface.Thing): TalentGraph.GraphQL.Tests.Types.RefusedClasses+IThing is neither an [InterfaceType] nor a [UnionType].")]
    public static class PlainInterface
    {
        public static IThing? Thing() => null;
    }

    [QueryRoot, Refused("Query.thing (UnionOfNobody.Thing): no class carries the union TalentGraph.GraphQL.Tests.Types.RefusedClasses+INobody.")]
    public static class UnionOfNobody
    {
        public static INobody? Thing() => null;
    }

    [QueryRoot, Refused("TalentGraph.GraphQL.Tests.Types.RefusedClasses+Half is a Whole and has no field id.", typeof(Half))]
    public static class HalfImplemented
    {
        public static IWhole? Whole() => null;
    }

    [QueryRoot, Refused("Query.name (BothWays.Name)(both): Both is an output type already; inputs are records of their own.")]
    public static class BothWays
    {
        public static Both? A() => null;

        public static Both Name(Both both) => both;
    }

    [QueryRoot, Refused("Query.name (NotSaid.Name): whether String may be null is not said. Compile the class with nullable reference types.")]
    public static class NotSaid
    {
#nullable disable
        public static string Name() => null;
#nullable restore
    }

    [QueryRoot, Refused("Query.salary (RootDossier.Salary): a root with a dossier policy takes a DossierLedger and reports its subjects.")]
    public static class RootDossier
    {
        public static string? Salary() => null;
    }

    [QueryRoot, Refused("The input LoopInput needs itself: LoopInput → LoopInput. Make a field of them nullable.")]
    public static class Recursive
    {
        public static string Name(LoopInput input) => $"{input}";
    }

    [QueryRoot, Refused("TalentGraph.GraphQL.Tests.Types.RefusedClasses+Untitled is a Titled: its field title is Int!, and not String!.", typeof(Untitled))]
    public static class OtherTitle
    {
        public static ITitled? Titled() => null;
    }
}
