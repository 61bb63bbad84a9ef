namespace TalentGraph.Api.Features;

/// <summary>The caller asked for something that cannot be; an expected outcome, answered as BAD_USER_INPUT.</summary>
/// <param name="message">For the caller: names the input, never another person's data.</param>
internal sealed class BadInputException(string message) : Exception(message);
