using TalentGraph.Api.Security;

namespace TalentGraph.Api.Hosting.SignIn;

/// <summary>Somebody of the loaded store to try the service as.</summary>
/// <param name="Identity">What the persona's token says.</param>
/// <param name="Chinese">Who it is.</param>
/// <param name="English">Who it is.</param>
internal sealed record Persona(Identity Identity, string Chinese, string English);
