using TalentGraph.Scoring.Numerics;
using Lanes = System.Runtime.Intrinsics.Vector512<double>;

namespace TalentGraph.Scoring.Crossed;

// Henderson's equations C [β; b; u] = W'R⁻¹y with the subjects u absorbed: S = C_ll − C_lp A⁻¹ C_pl, where A is the
// block-diagonal person part and l are the fixed columns and the links. Per block of m marks with residual variance s and
// block variance h, R⁻¹ = a I − c 11' (Woodbury), a = 1/s, c = h / (s (s + m h)), and R⁻¹1 = d 1, d = 1 / (s + m h).
// Henderson, C. R. (1975) Best linear unbiased estimation and prediction under a selection model. Biometrics 31, 423–447.

/// <summary>The equations at given variances; eight right-hand sides are carried at once, one a lane.</summary>
internal sealed class AbsorbedSystem
{
    private readonly (int From, int To)[] _halves;
    private readonly int _packed;
    private readonly double[] _subjectFactors;

    internal AbsorbedSystem(CrossedDesign design, double[] variances)
    {
        Design = design;
        Variances = variances;
        _halves = design.Halves();
        Forms = [.. design.Patterns.Select(pattern => new BlockForm(pattern, ResidualOf(pattern), Halo))];
        _packed = PackedCholesky.Length(design.Coordinates);
        _subjectFactors = new double[design.Subjects * _packed];
        Parallel.ForEach(_halves, half => FactorSubjects(half.From, half.To));
        Preconditioner = new Preconditioner(this);
    }

    internal CrossedDesign Design { get; }

    internal double[] Variances { get; }

    internal BlockForm[] Forms { get; }

    internal Preconditioner Preconditioner { get; }

    internal double Halo => Design.HaloComponent < 0 ? 0 : Variances[Design.HaloComponent];

    /// <summary>Fixed columns first, then links.</summary>
    internal int Unknowns => Design.FixedColumns + Design.LinkLevels;

    internal double ResidualOf(BlockPattern pattern) => Variances[Design.ResidualComponents[pattern.ResidualGroup]];

    /// <summary>The factor of one subject's block of A.</summary>
    internal ReadOnlySpan<double> Factor(int subject) => _subjectFactors.AsSpan(subject * _packed, _packed);

    /// <summary>Runs over both halves of the subjects, each with its own accumulators, and adds these up in order.</summary>
    internal void ForHalves(Lanes[] into, Action<int, int, Accumulators> work)
    {
        var parts = new Accumulators[_halves.Length];
        Parallel.For(0, _halves.Length, h =>
        {
            parts[h] = new Accumulators(Unknowns, Design.Patterns.Length, Design.Coordinates);
            work(_halves[h].From, _halves[h].To, parts[h]);
        });
        foreach (var part in parts)
            part.AddTo(into, this);
    }

    /// <summary>S x.</summary>
    internal void Apply(Lanes[] x, Lanes[] result)
    {
        var design = Design;
        var fixedParts = new FixedParts(this, x);
        Array.Clear(result);
        ForHalves(result, (from, to, sums) =>
        {
            Span<Lanes> p = new Lanes[design.Coordinates];
            for (var i = from; i < to; i++)
            {
                Gather(i, x, fixedParts, p);
                PackedCholesky.Solve(Factor(i), p);
                Scatter(i, p, x, fixedParts, sums);
            }
        });
        fixedParts.AddOwn(result);
        for (var r = 0; r < design.LinkLevels; r++)
            result[design.FixedColumns + r] += x[design.FixedColumns + r] / Variances[design.LinkComponents[r]];
    }

    /// <summary>Takes the subjects' right-hand sides (Coordinates each) out of the full one: rhs −= C_lp A⁻¹ rhs_p.</summary>
    internal void Reduce(Lanes[] rhs, Lanes[] subjects)
    {
        var q = Design.Coordinates;
        ForHalves(rhs, (from, to, sums) =>
        {
            Span<Lanes> p = new Lanes[q];
            for (var i = from; i < to; i++)
            {
                subjects.AsSpan(i * q, q).CopyTo(p);
                PackedCholesky.Solve(Factor(i), p);
                Scatter(i, p, null, null, sums);
            }
        });
    }

    /// <summary>Replaces the subjects' right-hand sides by their solutions A⁻¹(rhs_p − C_pl x).</summary>
    internal void Expand(Lanes[] x, Lanes[] subjects)
    {
        var q = Design.Coordinates;
        var fixedParts = new FixedParts(this, x);
        Parallel.ForEach(_halves, half =>
        {
            Span<Lanes> p = new Lanes[q];
            for (var i = half.From; i < half.To; i++)
            {
                Gather(i, x, fixedParts, p);
                var own = subjects.AsSpan(i * q, q);
                for (var k = 0; k < q; k++)
                    own[k] -= p[k];
                PackedCholesky.Solve(Factor(i), own);
            }
        });
    }

    /// <summary>The sum of x over a block's links.</summary>
    internal Lanes LinkSum(int block, Lanes[] x)
    {
        var per = Design.LinksPerBlock;
        var sum = Lanes.Zero;
        foreach (var link in Design.Links.AsSpan(block * per, per))
        {
            if (link >= 0)
                sum += x[Design.FixedColumns + link];
        }

        return sum;
    }

    internal void AddToLinks(int block, Lanes value, Lanes[] unknowns)
    {
        var per = Design.LinksPerBlock;
        foreach (var link in Design.Links.AsSpan(block * per, per))
        {
            if (link >= 0)
                unknowns[Design.FixedColumns + link] += value;
        }
    }

    /// <summary>p = C_pl x of one subject.</summary>
    internal void Gather(int subject, Lanes[] x, FixedParts fixedParts, Span<Lanes> p)
    {
        p.Clear();
        var end = Design.SubjectStart[subject + 1];
        for (var j = Design.SubjectStart[subject]; j < end;)
        {
            var pattern = Design.PatternOf[j];
            var run = Design.RunEnd(j, end);
            double count = run - j;
            var links = Lanes.Zero;
            for (; j < run; j++)
                links += LinkSum(j, x);
            links *= Forms[pattern].D;
            var own = fixedParts.Coordinates(pattern);
            foreach (var (q, weight) in Design.Patterns[pattern].Sums)
                p[q] += (links * weight) + (own[q] * count);
        }
    }

    // Adds C_ll x − C_lp p of one subject; without x only − C_lp p.
    private void Scatter(int subject, ReadOnlySpan<Lanes> p, Lanes[]? x, FixedParts? fixedParts, Accumulators sums)
    {
        var end = Design.SubjectStart[subject + 1];
        for (var j = Design.SubjectStart[subject]; j < end;)
        {
            var pattern = Design.PatternOf[j];
            var run = Design.RunEnd(j, end);
            double count = run - j;
            var form = Forms[pattern];
            var mean = Lanes.Zero;
            foreach (var (q, weight) in Design.Patterns[pattern].Sums)
            {
                mean += p[q] * weight;
                sums.Subjects[(pattern * Design.Coordinates) + q] += p[q] * count;
            }

            var own = mean * -form.D;
            if (fixedParts is not null)
                own += fixedParts.Links(pattern);
            for (; j < run; j++)
            {
                if (x is null)
                {
                    AddToLinks(j, own, sums.Unknowns);
                    continue;
                }

                var links = LinkSum(j, x);
                sums.Links[pattern] += links;
                AddToLinks(j, own + (links * form.Total), sums.Unknowns);
            }
        }
    }

    private void FactorSubjects(int from, int to)
    {
        var design = Design;
        for (var i = from; i < to; i++)
        {
            var a = _subjectFactors.AsSpan(i * _packed, _packed);
            for (var q = 0; q < design.Coordinates; q++)
                a[PackedCholesky.Length(q) + q] = 1 / Variances[design.CoordinateComponents[q]];
            var end = design.SubjectStart[i + 1];
            for (var j = design.SubjectStart[i]; j < end;)
            {
                var run = design.RunEnd(j, end);
                var form = Forms[design.PatternOf[j]];
                foreach (var (row, column, value) in form.Information)
                    a[PackedCholesky.Length(row) + column] += value * (run - j);
                j = run;
            }

            PackedCholesky.Factor(a, design.Coordinates);
        }
    }
}
