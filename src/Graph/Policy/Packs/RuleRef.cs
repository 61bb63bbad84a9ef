namespace TalentGraph.Graph.Policy.Packs;

/// <summary>The rule behind an answer.</summary>
/// <param name="Code">The number of the pack (<c>systematic.theoryHours</c>) or the duty's code.</param>
/// <param name="Document">The title of the document.</param>
/// <param name="Paragraph">The paragraph; null: it was not read.</param>
public sealed record RuleRef(string Code, string Document, string? Paragraph)
{
    /// <summary>A rule of a section.</summary>
    public static RuleRef Of(string code, RuleSection section) => new(code, section.Document, section.Paragraph);
}
