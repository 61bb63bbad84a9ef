namespace TalentGraph.GraphQL.Types;

/// <summary>The classes do not make a schema; the message names the member. Stops the start.</summary>
/// <param name="message">What is wrong, and where.</param>
/// <param name="inner">The library's own complaint; null where it is ours.</param>
public sealed class SchemaException(string message, Exception? inner = null) : Exception(message, inner);
