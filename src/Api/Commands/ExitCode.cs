namespace TalentGraph.Api.Commands;

/// <summary>What a verb tells the shell.</summary>
internal static class ExitCode
{
    /// <summary>The work is done.</summary>
    public const int Done = 0;

    /// <summary>The data or the store said no; the reason is on stderr.</summary>
    public const int Refused = 1;

    /// <summary>The verb was called wrongly.</summary>
    public const int WrongUsage = 2;
}
