namespace TalentGraph.Graph.Model.Records;

/// <summary>How a cell is written and read.</summary>
public enum CellKind
{
    /// <summary>Free text: <see cref="string"/>.</summary>
    Text,

    /// <summary>A key, or a reference to one: <see cref="string"/>.</summary>
    Id,

    /// <summary>A calendar day: <see cref="DateOnly"/>.</summary>
    Date,

    /// <summary>A decimal number: <see cref="decimal"/>.</summary>
    Number,

    /// <summary>A whole number: <see cref="int"/>.</summary>
    Whole,

    /// <summary>Yes or no: <see cref="bool"/>.</summary>
    Flag,

    /// <summary>One code of a closed list: its text in lower snake case.</summary>
    Code,

    /// <summary>Several codes of a closed list: array of their texts; joined by <c>;</c> in a file.</summary>
    Codes,

    /// <summary>Several texts: array of <see cref="string"/>; joined by <c>;</c> in a file.</summary>
    Texts,

    /// <summary>A moment in UTC: <see cref="DateTimeOffset"/>.</summary>
    Instant,

    /// <summary>The marks of a ballot.</summary>
    Marks,

    /// <summary>Bytes.</summary>
    Bytes,
}

/// <summary>One column of a record: the same in the bundle, in a store and on the wire.</summary>
public sealed record Column
{
    /// <summary>The name in lower snake case, as <c>bundle.md</c> has it.</summary>
    public required string Name { get; init; }

    /// <summary>Its place among the record's columns, from 0.</summary>
    public required int Index { get; init; }

    /// <summary>How its cells are written and read.</summary>
    public required CellKind Kind { get; init; }

    /// <summary>The enum of a <see cref="CellKind.Code"/> or <see cref="CellKind.Codes"/> column, else null.</summary>
    public Type? Codes { get; init; }

    /// <summary>Whether a new record must have it.</summary>
    public bool Required { get; init; }

    /// <summary>Whether it is part of the key.</summary>
    public bool IsKey { get; init; }

    /// <summary>The record type that an id refers to; null for other kinds and for a record's own id.</summary>
    public string? References { get; init; }

    /// <summary>Whether what it refers to is created when it is nowhere.</summary>
    public bool CreatesMissing { get; init; }

    /// <summary>The least number allowed.</summary>
    public decimal Min { get; init; }

    /// <summary>The greatest number allowed.</summary>
    public decimal Max { get; init; } = decimal.MaxValue;

    /// <summary>The column whose day this one's must not lie before, or null.</summary>
    public string? NotBefore { get; init; }
}
