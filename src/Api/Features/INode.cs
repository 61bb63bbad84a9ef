using TalentGraph.GraphQL.Types;

namespace TalentGraph.Api.Features;

/// <summary>Anything with an id that <c>node</c> finds.</summary>
[InterfaceType("Node", Shape = typeof(NodeShapeNode))]
internal interface INode;

/// <summary>The field that all nodes share.</summary>
internal sealed class NodeShapeNode
{
    /// <summary>The id, <c>kind:key</c>; opaque to clients.</summary>
    [Id]
    public required string Id { get; init; }
}
