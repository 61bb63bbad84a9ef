using System.Text.Json;

namespace TalentGraph.Api.Security.Audit;

/// <summary>What a check of the audit found.</summary>
internal abstract record AuditVerdict
{
    /// <summary>Every link holds.</summary>
    /// <param name="Entries">Entries checked.</param>
    /// <param name="Roots">Roots checked.</param>
    public sealed record Whole(long Entries, long Roots) : AuditVerdict;

    /// <summary>The first link that does not hold.</summary>
    /// <param name="Link">Where: <c>chain 3, entry 17</c>.</param>
    /// <param name="Why">What is wrong with it.</param>
    public sealed record Broken(string Link, string Why) : AuditVerdict;
}

/// <summary>Computes every hash again and checks every signature.</summary>
internal static class AuditVerifier
{
    /// <summary>Checks a whole file.</summary>
    /// <param name="path">The audit's file.</param>
    /// <param name="publicKey">The key of the roots, PEM.</param>
    /// <param name="anchor">The hash of a root that was kept elsewhere, in hex; null: none.</param>
    /// <param name="cancellationToken">Stops the check.</param>
    /// <exception cref="AuditException">The file or key cannot be read.</exception>
    public static AuditVerdict Verify(string path, string publicKey, string? anchor, CancellationToken cancellationToken)
    {
        using var file = AuditFile.OpenSnapshot(path);
        var roots = file.Roots().ToList();
        var signed = roots.SelectMany(root => TryHeadsOf(root.Body)).ToLookup(head => head.Chain);
        long entries = 0, chains = 0;
        foreach (var chain in file.Chains())
        {
            if (chain.Id != ++chains)
                return new AuditVerdict.Broken($"chain {chains}", "it is missing");
            var promised = signed[chain.Id].DistinctBy(head => head.Seq).ToDictionary(head => head.Seq, head => head.Hash);
            long seq = 0;
            var hash = AuditBody.Start(chain.Process, chain.Day);
            foreach (var line in file.Entries(chain.Id))
            {
                cancellationToken.ThrowIfCancellationRequested();
                hash = AuditBody.Next(hash, line.Body);
                if (line.Seq != ++seq)
                    return new AuditVerdict.Broken($"chain {chain.Id}, entry {seq}", "it is missing");
                if (!hash.AsSpan().SequenceEqual(line.Hash))
                    return new AuditVerdict.Broken($"chain {chain.Id}, entry {seq}", "its text and its hash disagree");
                if (promised.Remove(seq, out var head) && !head.AsSpan().SequenceEqual(hash))
                    return new AuditVerdict.Broken($"chain {chain.Id}, entry {seq}", "a signed root knows another one in its place");
                entries++;
            }

            if (promised.Count > 0)
                return new AuditVerdict.Broken($"chain {chain.Id}, entry {seq + 1}", $"it is missing: a signed root knows the chain up to {promised.Keys.Max()}");
        }

        if (signed.Select(heads => heads.Key).Where(id => id > chains).Order().FirstOrDefault() is > 0 and var lost)
            return new AuditVerdict.Broken($"chain {lost}", "it is missing: a signed root knows it");
        return VerifyRoots(roots, publicKey, anchor) ?? (AuditVerdict)new AuditVerdict.Whole(entries, roots.Count);
    }

    private static AuditVerdict.Broken? VerifyRoots(List<AuditRoot> roots, string publicKey, string? anchor)
    {
        if (roots.Count > 0)
        {
            var isSigned = AuditSeal.Verifier(publicKey);
            var hash = AuditBody.RootStart;
            for (var i = 0; i < roots.Count; i++)
            {
                hash = AuditBody.Next(hash, roots[i].Body);
                if (roots[i].Seq != i + 1)
                    return new AuditVerdict.Broken($"root {i + 1}", "it is missing");
                if (!hash.AsSpan().SequenceEqual(roots[i].Hash))
                    return new AuditVerdict.Broken($"root {i + 1}", "its text and its hash disagree");
                if (!isSigned(hash, roots[i].Signature))
                    return new AuditVerdict.Broken($"root {i + 1}", "its signature is not of this key");
            }
        }

        return anchor is null || roots.Any(root => string.Equals(Convert.ToHexStringLower(root.Hash), anchor, StringComparison.OrdinalIgnoreCase))
            ? null
            : new AuditVerdict.Broken("root chain", "it does not have the root that was kept elsewhere");
    }

    /// <summary>A root whose text was changed is found by its own hash; until then it promises nothing.</summary>
    private static IReadOnlyList<AuditHead> TryHeadsOf(string body)
    {
        try
        {
            return AuditBody.HeadsOf(body);
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or FormatException or InvalidOperationException)
        {
            return [];
        }
    }
}
