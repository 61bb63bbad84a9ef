using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using System.Threading.RateLimiting;
using TalentGraph.Api.Hosting.Settings;
using TalentGraph.GraphQL.Execution;
using TalentGraph.GraphQL.Guards;

namespace TalentGraph.Api.Security;

/// <summary>
/// A bucket a token, filled by the second and emptied by the cost of operations; a bucket an address for whoever shows none.
/// Buckets that are full again are forgotten. They are this process's own: with replicas a caller has one in each.
/// </summary>
internal sealed class Budgets : IBudgets, IDisposable
{
    /// <summary>An IPv6 subscriber has a whole network of this many bytes.</summary>
    private const int NetworkBytes = 8;

    private static readonly TimeSpan Period = TimeSpan.FromSeconds(1);

    /// <summary>Accounts are kept as hashes under a key that nobody has: a picture of the memory names none.</summary>
    private readonly byte[] key = RandomNumberGenerator.GetBytes(32);
    private readonly PartitionedRateLimiter<Payer> buckets;

    public Budgets(ApiSettings settings) =>
        buckets = PartitionedRateLimiter.Create<Payer, Payer>(payer => BucketOf(payer, settings.RateLimit));

    /// <inheritdoc/>
    public IBudget Of(HttpContext context, ICaller? caller) => new Budget(buckets, PayerOf(context, caller));

    /// <inheritdoc/>
    public void Dispose() => buckets.Dispose();

    private static RateLimitPartition<Payer> BucketOf(Payer payer, RateLimitSettings settings) => !settings.Enabled
        ? RateLimitPartition.GetNoLimiter(payer)
        : RateLimitPartition.GetTokenBucketLimiter(payer, of => new TokenBucketRateLimiterOptions
        {
            TokenLimit = of.IsKnown ? settings.Burst : settings.AnonymousBurst,
            TokensPerPeriod = of.IsKnown ? settings.PerSecond : settings.AnonymousPerSecond,
            ReplenishmentPeriod = Period,
        });

    private Payer PayerOf(HttpContext context, ICaller? caller) => caller is Caller { Identity: var identity }
        ? new Payer(true, Hashed($"{identity.Subject}\n{identity.Client}"))
        : new Payer(false, Network(context.Connection.RemoteIpAddress));

    private string Hashed(string text) => Convert.ToBase64String(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text)));

    private static string Network(IPAddress? address) => address switch
    {
        null => "",
        { AddressFamily: AddressFamily.InterNetworkV6, IsIPv4MappedToIPv6: false } => Convert.ToHexString(address.GetAddressBytes().AsSpan(0, NetworkBytes)),
        _ => address.ToString(),
    };

    /// <param name="IsKnown">A token was believed.</param>
    /// <param name="Name">The hashed account, or the network that the request came from.</param>
    private readonly record struct Payer(bool IsKnown, string Name);

    private sealed class Budget(PartitionedRateLimiter<Payer> buckets, Payer payer) : IBudget
    {
        public long Left => buckets.GetStatistics(payer)?.CurrentAvailablePermits ?? 0;

        public TimeSpan? Spend(int cost)
        {
            using var lease = buckets.AttemptAcquire(payer, cost);
            if (lease.IsAcquired)
                return null;
            return lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? wait : Period;
        }
    }
}
