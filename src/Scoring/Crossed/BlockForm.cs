using Lanes = System.Runtime.Intrinsics.Vector512<double>;

namespace TalentGraph.Scoring.Crossed;

/// <summary>A pattern's constants at given variances: R⁻¹ = a I − c 11' of its blocks and what follows from it.</summary>
internal sealed class BlockForm
{
    internal BlockForm(BlockPattern pattern, double residual, double halo)
    {
        var m = pattern.Marks;
        A = 1 / residual;
        D = 1 / (residual + (m * halo));
        C = halo * A * D;
        Total = m * D;
        var sums = pattern.Sums.ToDictionary(s => s.Coordinate, s => s.Weight);
        var information = new Dictionary<(int Row, int Column), double>();
        foreach (var (row, column, weight) in pattern.Cross)
            information[(row, column)] = A * weight;
        foreach (var row in sums.Keys)
        {
            foreach (var column in sums.Keys.Where(q => q <= row))
                information[(row, column)] = information.GetValueOrDefault((row, column)) - (C * sums[row] * sums[column]);
        }

        Information = [.. information.OrderBy(pair => pair.Key).Select(pair => (pair.Key.Row, pair.Key.Column, pair.Value))];
        Rows = new (int, double)[m][];
        for (var k = 0; k < m; k++)
        {
            var loads = pattern.Loadings[k].ToDictionary(l => l.Coordinate, l => l.Weight);
            Rows[k] = [.. pattern.Sums.Select(s => (s.Coordinate, (A * loads.GetValueOrDefault(s.Coordinate)) - (C * s.Weight)))];
        }
    }

    internal double A { get; }

    internal double C { get; }

    internal double D { get; }

    /// <summary>1'R⁻¹1.</summary>
    internal double Total { get; }

    /// <summary>Z'R⁻¹Z, lower triangle.</summary>
    internal (int Row, int Column, double Value)[] Information { get; }

    /// <summary>R⁻¹Z, a row a mark.</summary>
    internal (int Coordinate, double Value)[][] Rows { get; }
}

/// <summary>What the fixed columns of x contribute, once per pattern instead of once per block.</summary>
internal sealed class FixedParts
{
    private readonly AbsorbedSystem _system;
    private readonly Lanes[] _x;
    private readonly Lanes[] _sums;
    private readonly Lanes[] _coordinates;

    internal FixedParts(AbsorbedSystem system, Lanes[] x)
    {
        _system = system;
        _x = x;
        var design = system.Design;
        _sums = new Lanes[design.Patterns.Length];
        _coordinates = new Lanes[design.Patterns.Length * design.Coordinates];
        for (var p = 0; p < design.Patterns.Length; p++)
        {
            var columns = design.Patterns[p].FixedColumns;
            var rows = system.Forms[p].Rows;
            for (var m = 0; m < columns.Length; m++)
            {
                _sums[p] += x[columns[m]];
                foreach (var (q, value) in rows[m])
                    _coordinates[(p * design.Coordinates) + q] += x[columns[m]] * value;
            }
        }
    }

    /// <summary>Z'R⁻¹X x of one block of the pattern.</summary>
    internal ReadOnlySpan<Lanes> Coordinates(int pattern) =>
        _coordinates.AsSpan(pattern * _system.Design.Coordinates, _system.Design.Coordinates);

    /// <summary>1'R⁻¹X x of one block of the pattern.</summary>
    internal Lanes Links(int pattern) => _sums[pattern] * _system.Forms[pattern].D;

    /// <summary>Adds X'R⁻¹X x.</summary>
    internal void AddOwn(Lanes[] result)
    {
        for (var p = 0; p < _sums.Length; p++)
        {
            var form = _system.Forms[p];
            double count = _system.Preconditioner.BlocksOf[p];
            foreach (var column in _system.Design.Patterns[p].FixedColumns)
                result[column] += ((_x[column] * form.A) - (_sums[p] * form.C)) * count;
        }
    }
}

/// <summary>Sums of one thread: by unknown, and by pattern for what the fixed columns get.</summary>
internal sealed class Accumulators(int unknowns, int patterns, int coordinates)
{
    internal Lanes[] Unknowns { get; } = new Lanes[unknowns];

    /// <summary>Σ over the pattern's blocks of the sum of x over their links.</summary>
    internal Lanes[] Links { get; } = new Lanes[patterns];

    /// <summary>Σ over the pattern's blocks of their subject's coordinates.</summary>
    internal Lanes[] Subjects { get; } = new Lanes[patterns * coordinates];

    internal void AddTo(Lanes[] into, AbsorbedSystem system)
    {
        for (var k = 0; k < unknowns; k++)
            into[k] += Unknowns[k];
        for (var p = 0; p < patterns; p++)
        {
            var form = system.Forms[p];
            var columns = system.Design.Patterns[p].FixedColumns;
            for (var m = 0; m < columns.Length; m++)
            {
                into[columns[m]] += Links[p] * form.D;
                foreach (var (q, value) in form.Rows[m])
                    into[columns[m]] -= Subjects[(p * coordinates) + q] * value;
            }
        }
    }
}
