using TalentGraph.Scoring.Numerics;
using Lanes = System.Runtime.Intrinsics.Vector512<double>;

namespace TalentGraph.Scoring.Crossed;

/// <summary>−A⁻¹ C_pl x of a subject: how far its effects move with given fixed columns and links.</summary>
internal sealed class SubjectShift(AbsorbedSystem system, Lanes[] unknowns)
{
    private readonly FixedParts _fixedParts = new(system, unknowns);

    /// <summary>What the draw moves a link's effect by.</summary>
    internal Lanes Link(int level) => unknowns[system.Design.FixedColumns + level];

    internal void Of(int subject, Span<Lanes> shift)
    {
        system.Gather(subject, unknowns, _fixedParts, shift);
        PackedCholesky.Solve(system.Factor(subject), shift);
        for (var q = 0; q < shift.Length; q++)
            shift[q] = -shift[q];
    }
}
