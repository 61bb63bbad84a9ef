using TalentGraph.Scoring.Numerics;
using Lanes = System.Runtime.Intrinsics.Vector512<double>;

namespace TalentGraph.Scoring.Crossed;

/// <summary>Block-diagonal approximation of S: dense over the fixed columns, the exact diagonal over the links.</summary>
internal sealed class Preconditioner
{
    private readonly double[] _fixedFactor;
    private readonly double[] _links;

    internal Preconditioner(AbsorbedSystem system)
    {
        var design = system.Design;
        BlocksOf = new int[design.Patterns.Length];
        foreach (var pattern in design.PatternOf)
            BlocksOf[pattern]++;
        _fixedFactor = new double[PackedCholesky.Length(design.FixedColumns)];
        _links = new double[design.LinkLevels];
        LinkInformation = new double[design.LinkLevels];
        var parts = new (double[] Fixed, double[] Links, double[] Information)[2];
        var halves = design.Halves();
        Parallel.For(0, halves.Length, h => parts[h] = Absorb(system, halves[h].From, halves[h].To));
        for (var r = 0; r < design.LinkLevels; r++)
        {
            LinkInformation[r] = 1 / system.Variances[design.LinkComponents[r]];
            foreach (var part in parts)
                LinkInformation[r] += part.Information[r];
            _links[r] = 1 / (LinkInformation[r] - parts.Sum(part => part.Links[r]));
        }

        AddFixed(system);
        foreach (var part in parts)
        {
            for (var k = 0; k < _fixedFactor.Length; k++)
                _fixedFactor[k] -= part.Fixed[k];
        }

        // A column that persons explain entirely keeps a little of its own weight: this is a preconditioner, not the answer.
        for (var f = 0; f < design.FixedColumns; f++)
            _fixedFactor[PackedCholesky.Length(f) + f] *= 1 + 1e-9;
        PackedCholesky.Factor(_fixedFactor, design.FixedColumns);
    }

    /// <summary>How many blocks each pattern has.</summary>
    internal int[] BlocksOf { get; }

    /// <summary>The diagonal of C over the links, before absorption.</summary>
    internal double[] LinkInformation { get; }

    /// <summary>z = M⁻¹ r; with the fixed columns held, nothing moves there.</summary>
    internal void Apply(Lanes[] residual, Lanes[] z, bool holdFixed)
    {
        var columns = residual.Length - _links.Length;
        if (holdFixed)
        {
            Array.Clear(z, 0, columns);
        }
        else
        {
            residual.AsSpan(0, columns).CopyTo(z);
            PackedCholesky.Solve(_fixedFactor, z.AsSpan(0, columns));
        }

        for (var r = 0; r < _links.Length; r++)
            z[columns + r] = residual[columns + r] * _links[r];
    }

    private void AddFixed(AbsorbedSystem system)
    {
        for (var p = 0; p < BlocksOf.Length; p++)
        {
            var columns = system.Design.Patterns[p].FixedColumns;
            var form = system.Forms[p];
            for (var m = 0; m < columns.Length; m++)
            {
                for (var k = 0; k < columns.Length; k++)
                {
                    if (columns[k] <= columns[m])
                        _fixedFactor[PackedCholesky.Length(columns[m]) + columns[k]] += BlocksOf[p] * ((m == k ? form.A : 0) - form.C);
                }
            }
        }
    }

    private static (double[] Fixed, double[] Links, double[] Information) Absorb(AbsorbedSystem system, int from, int to)
    {
        var design = system.Design;
        var q = design.Coordinates;
        var fixedPart = new double[PackedCholesky.Length(design.FixedColumns)];
        var links = new double[design.LinkLevels];
        var information = new double[design.LinkLevels];
        var rows = new double[design.FixedColumns * q];
        var seen = new SortedSet<int>();
        Span<double> sums = new double[q];
        for (var i = from; i < to; i++)
        {
            var factor = system.Factor(i);
            var end = design.SubjectStart[i + 1];
            seen.Clear();
            for (var j = design.SubjectStart[i]; j < end;)
            {
                var run = design.RunEnd(j, end);
                var pattern = design.Patterns[design.PatternOf[j]];
                var form = system.Forms[design.PatternOf[j]];
                for (var m = 0; m < pattern.Marks; m++)
                {
                    seen.Add(pattern.FixedColumns[m]);
                    foreach (var (k, value) in form.Rows[m])
                        rows[(pattern.FixedColumns[m] * q) + k] += value * (run - j);
                }

                sums.Clear();
                foreach (var (k, weight) in pattern.Sums)
                    sums[k] = weight;
                PackedCholesky.Forward(factor, sums);
                var absorbed = 0d;
                foreach (var value in sums)
                    absorbed += value * value;
                absorbed *= form.D * form.D;
                for (; j < run; j++)
                {
                    foreach (var link in design.Links.AsSpan(j * design.LinksPerBlock, design.LinksPerBlock))
                    {
                        if (link < 0)
                            continue;
                        links[link] += absorbed;
                        information[link] += form.Total;
                    }
                }
            }

            foreach (var column in seen)
                PackedCholesky.Forward(factor, rows.AsSpan(column * q, q));
            foreach (var column in seen)
            {
                var own = rows.AsSpan(column * q, q);
                foreach (var other in seen)
                {
                    if (other > column)
                        break;
                    var dot = 0d;
                    for (var k = 0; k < q; k++)
                        dot += own[k] * rows[(other * q) + k];
                    fixedPart[PackedCholesky.Length(column) + other] += dot;
                }
            }

            foreach (var column in seen)
                rows.AsSpan(column * q, q).Clear();
        }

        return (fixedPart, links, information);
    }
}
