using TalentGraph.Api.Security;

namespace TalentGraph.Api.Hosting.SignIn;

/// <summary>Somebody of the loaded store to try the service as.</summary>
/// <param name="Identity">What the persona's token says.</param>
/// <param name="Chinese">Whom it sees.</param>
/// <param name="English">Whom it sees.</param>
internal sealed record Persona(Identity Identity, string Chinese, string English);
