namespace TalentGraph.GraphQL.Types;

/// <summary>
/// A static method of a root or an extension that is no field but a batch: the keys of a level in, values by key out. A
/// parameter of type <c>Loader&lt;TKey, TValue&gt;</c>, of whichever field, asks it for single keys. Besides the keys the method
/// takes services, the caller, the operation and a <c>CancellationToken</c>.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class BatchAttribute : Attribute;
