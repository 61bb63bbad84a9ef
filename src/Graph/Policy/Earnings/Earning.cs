namespace TalentGraph.Graph.Policy.Earnings;

/// <summary>
/// What one enrolment or credit earns: 40 bytes, of which a ledger holds millions. A record that some pack, or conduct
/// noted after the class, makes worth something else has several of them, each with the packs and the day it holds from.
/// </summary>
public readonly struct Earning
{
    private readonly int source;

    /// <summary>An enrolment's earning.</summary>
    internal Earning(int endsOn, int from, int revokedOn, int classIndex, decimal hours, uint record, byte packs, WhyNot why, bool isWithdrawn, bool hasTwin)
    {
        On = endsOn;
        From = from;
        RevokedOn = revokedOn;
        source = classIndex;
        Hours = hours;
        Record = record;
        Packs = packs;
        Why = why;
        IsWithdrawn = isWithdrawn;
        HasTwin = hasTwin;
    }

    /// <summary>A credit's earning.</summary>
    internal Earning(int on, CreditKind kind, decimal hours, uint record)
        : this(on, 0, int.MaxValue, ~(int)kind, hours, record, byte.MaxValue, WhyNot.None, false, false)
    {
    }

    /// <summary>The day number it counts on: the class's last day, the credit's day.</summary>
    public int On { get; }

    /// <summary>The day number from which it is so; 0: from the first.</summary>
    public int From { get; }

    /// <summary>The day number of the revocation; <see cref="int.MaxValue"/>: never.</summary>
    public int RevokedOn { get; }

    /// <summary>Hours earned before any cap.</summary>
    public decimal Hours { get; }

    /// <summary>Tells the cadre's records apart: <see cref="RecordHash"/> of the id.</summary>
    public uint Record { get; }

    /// <summary>One bit a pack of the deployment: for which it is so.</summary>
    public byte Packs { get; }

    /// <summary>What keeps it from counting whatever the day.</summary>
    public WhyNot Why { get; }

    /// <summary>Whether the cadre withdrew.</summary>
    public bool IsWithdrawn { get; }

    /// <summary>Whether the cadre has other earnings in the same class: enrolments, or forms of this one.</summary>
    internal bool HasTwin { get; }

    /// <summary>Whether it is a credit.</summary>
    public bool IsCredit => source < 0;

    /// <summary>The class's place in the catalogue.</summary>
    public int Class => source;

    /// <summary>The credit's kind.</summary>
    public CreditKind Credit => (CreditKind)~source;

    /// <summary>A small number that tells one cadre's records apart (FNV-1a over the id's characters).</summary>
    public static uint RecordHash(string id)
    {
        uint hash = 2166136261;
        foreach (char c in id)
            hash = (hash ^ c) * 16777619;
        return hash;
    }

    internal Earning WithTwin() => new(On, From, RevokedOn, source, Hours, Record, Packs, Why, IsWithdrawn, true);
}
