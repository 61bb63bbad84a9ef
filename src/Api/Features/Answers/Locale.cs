namespace TalentGraph.Api.Features.Answers;

/// <summary>The language of a text.</summary>
internal enum Locale
{
    /// <summary>中文</summary>
    Zh,

    /// <summary>English</summary>
    En,
}
