using TalentGraph.Api.Features.Answers;
using TalentGraph.Graph.Policy.Packs;
using TalentGraph.Graph.Policy.Status;
using TalentGraph.GraphQL.Types;

namespace TalentGraph.Api.Features.Training;

/// <summary>Shares over the class's course hours, 0–1, with what the policy asks for and is not so.</summary>
[Name("ClassComposition")]
internal sealed class ClassCompositionNode(View view, ClassComposition composition, PolicyPack pack, DateOnly asOf)
{
    /// <summary>The share of theory and party spirit; null: the courses have no hours.</summary>
    public decimal? TheoryAndPartySpirit => Shown.Of(composition.TheoryAndPartySpirit, "share");

    /// <summary>The share of party spirit; null: the courses have no hours.</summary>
    public decimal? PartySpirit => Shown.Of(composition.PartySpirit, "share");

    /// <summary>The share that leading cadres lecture; null: the courses have no hours.</summary>
    public decimal? LeadersLectures => Shown.Of(composition.LeadersLectures, "share");

    /// <summary>The share of methods other than the lecture; null: the courses have no hours.</summary>
    public decimal? Interactive => Shown.Of(composition.Interactive, "share");

    /// <summary>Whether a course is a party-spirit analysis.</summary>
    public bool PartyAnalysis => composition.PartyAnalysis;

    /// <summary>What the policy asks for and is not so.</summary>
    [ListSize(5)]
    public IReadOnlyList<ReasonNode> Breaches => ReasonNode.Of(view, composition.Breaches, pack, null, asOf);
}
