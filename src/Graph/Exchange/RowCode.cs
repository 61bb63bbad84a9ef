namespace TalentGraph.Graph.Exchange;

/// <summary>Why a row is bad. The report writes the name in upper snake case: <see cref="RowCodes.Text"/>.</summary>
public enum RowCode
{
    /// <summary>A cell that a new record must have is empty, or would be cleared.</summary>
    Required,

    /// <summary>No day in any of the forms.</summary>
    BadDate,

    /// <summary>No finite number with a decimal point and without grouping.</summary>
    BadNumber,

    /// <summary>A number outside what its column or indicator allows.</summary>
    OutOfRange,

    /// <summary>A word that the closed list does not have.</summary>
    UnknownCode,

    /// <summary>What the row refers to is nowhere.</summary>
    UnknownReference,

    /// <summary>What the row refers to is a bad row of the bundle.</summary>
    RefersToBadRow,

    /// <summary>An earlier good row has the key.</summary>
    DuplicateKey,

    /// <summary>Rows of one ballot differ in class, cadre, rater, role, date or round.</summary>
    BallotDisagrees,

    /// <summary>Rows of one ballot do not stand together.</summary>
    BallotScattered,

    /// <summary>The ballot is new for a round that is closed.</summary>
    RoundClosed,

    /// <summary>The end lies before the start.</summary>
    EndsBeforeStarts,

    /// <summary>A unit is its own ancestor.</summary>
    UnitCycle,

    /// <summary>Another number of columns than the header's.</summary>
    ColumnCount,

    /// <summary>Text after a closing quote.</summary>
    BadQuote,

    /// <summary>A quote that nothing closes; nothing after it is read.</summary>
    UnclosedQuote,

    /// <summary>A control character.</summary>
    ControlCharacter,

    /// <summary>A field over 64 KB or over what the store takes, or a row over 1 MB.</summary>
    TooLong,

    /// <summary>Bytes that are no text in the file's encoding.</summary>
    BadEncoding,

    /// <summary>A name in the bundle that leaves its folder or holds control characters.</summary>
    BadPath,
}

/// <summary>The texts of <see cref="RowCode"/>.</summary>
public static class RowCodes
{
    /// <summary>The code as the report has it: <c>BAD_DATE</c>.</summary>
    public static string Text(this RowCode code) => Code.Of(code).ToUpperInvariant();
}
