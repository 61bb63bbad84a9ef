namespace TalentGraph.Api.Hosting.FirstMinute;

/// <summary>One step from an empty store to a demo that answers. Steps run in the order of <see cref="FirstSteps"/>.</summary>
internal interface IFirstStep
{
    /// <summary>What it does, in Chinese.</summary>
    string Chinese { get; }

    /// <summary>What it does, in English.</summary>
    string English { get; }

    /// <summary>Does it. The folder is the steps' own and is gone when all are done.</summary>
    /// <param name="folder">Where files that a later step needs are put.</param>
    /// <param name="report">Says how far it is: a count, a stage; names no person.</param>
    /// <param name="cancellationToken">Stops it; the store then stays empty or whole.</param>
    Task RunAsync(string folder, IProgress<string> report, CancellationToken cancellationToken);
}
