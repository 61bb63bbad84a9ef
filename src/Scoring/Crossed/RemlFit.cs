namespace TalentGraph.Scoring.Crossed;

/// <summary>A fitted model: the equations at the estimated variances and their solution (lane 0).</summary>
/// <param name="System">The equations.</param>
/// <param name="Solution">β, links and subjects.</param>
/// <param name="VarianceErrors">Standard errors of the variances; 0 for those held.</param>
/// <param name="Free">Components that were estimated.</param>
/// <param name="Iterations">REML iterations used.</param>
/// <param name="Converged">False: the iterations ran out first.</param>
internal sealed record RemlFit(
    AbsorbedSystem System, Solution Solution, double[] VarianceErrors, int[] Free, int Iterations, bool Converged)
{
    internal double Fixed(int column) => Solution.Unknowns[column][0];

    internal double Link(int level) => Solution.Unknowns[System.Design.FixedColumns + level][0];

    internal double Coordinate(int subject, int coordinate) =>
        Solution.Subjects[(subject * System.Design.Coordinates) + coordinate][0];
}
