namespace TalentGraph.GraphQL.Http.Documents;

/// <summary>The deployment's list of trusted documents cannot be used; the message names the file, the document and the reason.</summary>
/// <param name="message">What is wrong, and where.</param>
/// <param name="inner">The cause; null when there is none.</param>
public sealed class DocumentListException(string message, Exception? inner = null) : Exception(message, inner);
