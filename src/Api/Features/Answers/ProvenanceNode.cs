using TalentGraph.Graph.Policy.Packs;
using TalentGraph.GraphQL.Types;

namespace TalentGraph.Api.Features.Answers;

/// <summary>What an answer rests on; the same in every report.</summary>
/// <param name="AsOf">The day it holds for.</param>
/// <param name="Version">What the store knew.</param>
/// <param name="Policy">The policy pack by which it was judged.</param>
/// <param name="Run">The scoring run whose numbers it shows; null: it shows none.</param>
/// <param name="GeneratedAt">When it was worked out.</param>
internal sealed record ProvenanceNode(DateOnly AsOf, Version Version, PolicyRefNode? Policy, ScoringRunNode? Run, DateTimeOffset GeneratedAt)
{
    /// <summary>Of an answer at a day.</summary>
    internal static ProvenanceNode At(View view, DateOnly on, ScoringRun? run = null) => new(
        on,
        view.Snapshot.Version,
        PolicyRefNode.Of(view.Snapshot.Packs.At(on)),
        run is null ? null : new ScoringRunNode(run),
        view.At);
}

/// <summary>A policy pack: the numbers that decide, and where they come from.</summary>
/// <param name="Id">The pack's name.</param>
/// <param name="Version">Its edition.</param>
/// <param name="Title">What people call it.</param>
/// <param name="Sha256">The SHA-256 of its file, in hexadecimal.</param>
internal sealed record PolicyRefNode([property: Id] string Id, string Version, string Title, string Sha256)
{
    /// <summary>Names a pack.</summary>
    internal static PolicyRefNode Of(PolicyPack pack) => new(pack.Id, pack.Version, pack.Title, pack.Sha256);
}

/// <summary>A scoring run: what was fitted, and when it was published.</summary>
internal sealed class ScoringRunNode(ScoringRun run) : INode
{
    /// <summary>The run's id.</summary>
    public RunId Id => run.Id;

    /// <summary>The day whose closed rounds it rests on.</summary>
    public DateOnly AsOf => run.AsOf;

    /// <summary>The framework and its version.</summary>
    public string Framework => run.Framework;

    /// <summary>When it was published; null: not.</summary>
    public DateTimeOffset? PublishedAt => run.PublishedAt;
}
