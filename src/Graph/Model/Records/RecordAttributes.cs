namespace TalentGraph.Graph.Model.Records;

/// <summary>Says which file of the bundle, and which table of a store, holds the record.</summary>
/// <param name="name">The plural name, as <c>bundle.md</c> has it.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class RecordAttribute(string name) : Attribute
{
    /// <summary>The plural name: <c>enrolments</c>.</summary>
    public string Name { get; } = name;

    /// <summary>False for records that a store keeps and a bundle does not carry as a file of their own shape.</summary>
    public bool InBundle { get; init; } = true;
}

/// <summary>Marks the properties that make the key, in order; a property named Id is one by itself.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class KeyAttribute : Attribute;

/// <summary>The range a number must lie in, ends included. Without it numbers are ≥ 0.</summary>
/// <param name="min">The least value allowed.</param>
/// <param name="max">The greatest value allowed.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class BetweenAttribute(double min, double max) : Attribute
{
    /// <summary>The least value allowed.</summary>
    public decimal Min { get; } = (decimal)min;

    /// <summary>The greatest value allowed; none when it is infinite.</summary>
    public decimal Max { get; } = double.IsFinite(max) ? (decimal)max : decimal.MaxValue;
}

/// <summary>This day must not lie before another day of the same record.</summary>
/// <param name="column">The other day's column.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class NotBeforeAttribute(string column) : Attribute
{
    /// <summary>The other day's column.</summary>
    public string Column { get; } = column;
}

/// <summary>What this column refers to is created, with its id as its name, when no file and no store has it.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class CreatesMissingAttribute : Attribute;
