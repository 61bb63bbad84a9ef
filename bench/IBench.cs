using System.CommandLine;

namespace TalentGraph.Bench;

/// <summary>One bench, run as <c>dotnet run -c Release --project bench -- VERB</c>; needs a constructor without parameters.</summary>
internal interface IBench
{
    /// <summary>The verb with its options and action; the action's result is the exit code (0 done, 1 a threshold missed, 2 wrong usage).</summary>
    Command Verb();
}
