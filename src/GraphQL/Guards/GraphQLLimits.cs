using System.Globalization;
using TalentGraph.GraphQL.Execution;

namespace TalentGraph.GraphQL.Guards;

/// <summary>
/// What one request may cost the service. A document over one of them gets LIMIT_EXCEEDED naming it; every limit is at
/// least 1 and is checked at start.
/// </summary>
public sealed class GraphQLLimits
{
    /// <summary>Walks over a document are recursive, and a stack that overflows is the end of everybody's answers.</summary>
    private const int MostParserDepth = 500;

    /// <summary>Bytes of the request body.</summary>
    public int BodyBytes { get; set; } = 256 * 1024;

    /// <summary>Bytes of the body of a mutation by whoever sends large ones (<see cref="ICaller.SendsLargeBodies"/>).</summary>
    public int LargeBodyBytes { get; set; } = 4 * 1024 * 1024;

    /// <summary>Tokens of the document.</summary>
    public int Tokens { get; set; } = 5_000;

    /// <summary>Nesting the parser follows, in any construct.</summary>
    public int ParserDepth { get; set; } = 100;

    /// <summary>Fields once fragments are put in.</summary>
    public int Fields { get; set; } = 1_000;

    /// <summary>Aliased fields once fragments are put in.</summary>
    public int Aliases { get; set; } = 30;

    /// <summary>Directives at one location.</summary>
    public int DirectivesPerLocation { get; set; } = 4;

    /// <summary>Visits of fragments while counting, each fragment's own counts being remembered.</summary>
    public int FragmentVisits { get; set; } = 1_000;

    /// <summary>Nesting of selections.</summary>
    public int SelectionDepth { get; set; } = 12;

    /// <summary>Nesting of selections inside <c>__schema</c> and <c>__type</c>.</summary>
    public int IntrospectionDepth { get; set; } = 20;

    /// <summary>Fields that the merge rule looks at, over all groups.</summary>
    public int MergeBudget { get; set; } = 20_000;

    /// <summary>Errors in one answer; what is over is left out.</summary>
    public int Errors { get; set; } = 20;

    /// <summary>Cost of one operation: 1 an object, 0 a leaf, times the sizes of the lists around it.</summary>
    public int Cost { get; set; } = 5_000;

    /// <summary>Cost of one operation of a trusted document.</summary>
    public int TrustedCost { get; set; } = 20_000;

    /// <summary>The largest <c>first</c>, unless the field says another.</summary>
    public int PageSize { get; set; } = 100;

    /// <summary>Seconds until an operation is answered with TIMEOUT, finished or not.</summary>
    public double TimeoutSeconds { get; set; } = 10;

    /// <summary>Operations that may go on after their timeout; over it new ones get NOT_READY.</summary>
    public int AbandonedOperations { get; set; } = 50;

    /// <summary>Event streams open at one time; over it new ones get NOT_READY.</summary>
    public int OpenStreams { get; set; } = 1_000;

    /// <summary>Of these by one caller (<see cref="ICaller.Account"/>); over it new ones get RATE_LIMITED.</summary>
    public int StreamsPerCaller { get; set; } = 20;

    /// <summary>Seconds of silence after which a stream shows that it is alive.</summary>
    public double KeepAliveSeconds { get; set; } = 15;

    /// <summary>Seconds after which a stream ends in the middle, so that whoever comes back shows a token that still holds.</summary>
    public double StreamSeconds { get; set; } = 3_600;

    /// <summary>Validated documents kept.</summary>
    public int CachedDocuments { get; set; } = 500;

    /// <summary>Automatically persisted documents kept.</summary>
    public int PersistedDocuments { get; set; } = 1_000;

    /// <summary>Characters of all automatically persisted documents together.</summary>
    public int PersistedCharacters { get; set; } = 8_000_000;

    /// <summary>Bytes, by estimate, of the plans kept for known documents.</summary>
    public int CachedPlanBytes { get; set; } = 32 * 1024 * 1024;

    /// <summary>Refuses what cannot be a limit.</summary>
    /// <exception cref="ArgumentException">A limit is out of its range; the message names it.</exception>
    public void Validate()
    {
        foreach (var limit in typeof(GraphQLLimits).GetProperties())
        {
            if (Convert.ToDouble(limit.GetValue(this), CultureInfo.InvariantCulture) is not (> 0 and < int.MaxValue))
                throw new ArgumentException($"The GraphQL limit {limit.Name} must be more than 0.");
        }

        if (ParserDepth > MostParserDepth)
            throw new ArgumentException($"The GraphQL limit {nameof(ParserDepth)} must be at most {MostParserDepth}: what nests deeper ends the process.");
    }
}
