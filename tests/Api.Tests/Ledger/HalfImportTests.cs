using TalentGraph.Api.Ledger;
using TalentGraph.Graph.Policy.Status;
using Xunit;
using static TalentGraph.Api.Tests.Ledger.County;

namespace TalentGraph.Api.Tests.Ledger;

/// <summary>The ledger over a store in which an import is unfinished: what it has written shows there under the old version.</summary>
public sealed class HalfImportTests : IAsyncLifetime
{
    private County county = null!;
    private HalfImported store = null!;
    private TalentLedger ledger = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        county = await OpenAsync();
        store = new HalfImported(county.Store);
        ledger = new TalentLedger(store, new LedgerBuilder(store, county.Packs), own => own ?? county.Now);
    }

    public async ValueTask DisposeAsync()
    {
        ledger.Dispose();
        await county.DisposeAsync();
    }

    [Fact]
    public async Task A_first_ledger_waits_for_its_end()
    {
        store.Import = "I";

        UnfinishedImportException refused = await Assert.ThrowsAsync<UnfinishedImportException>(() => ledger.RefreshAsync(null, Token));

        Assert.Equal(("I", (LedgerSnapshot?)null), (refused.Import, ledger.Current));
        store.Import = null;
        Assert.NotNull(await ledger.RefreshAsync(null, Token));
    }

    [Fact]
    public async Task A_first_ledger_under_which_it_begins_is_not_kept()
    {
        store.BeginsWith = typeof(ClassCourse);

        await Assert.ThrowsAsync<UnfinishedImportException>(() => ledger.RefreshAsync(null, Token));

        Assert.Null(ledger.Current);
    }

    [Fact]
    public async Task What_was_derived_before_it_stays_until_it_is_done()
    {
        await county.WriteAsync(Cadre("a"), Class("K", "2024-03-08"));
        LedgerSnapshot before = await ledger.RefreshAsync(null, Token);

        store.Import = "I";
        await county.WriteAsync(Took("1", "a", "K"));

        Assert.Same(before, await ledger.RefreshAsync(null, Token));
        store.Import = null;
        Assert.Equal(Light.Yellow, (await ledger.RefreshAsync(null, Token)).At(Today).VerdictOf(0).Light);
    }

    [Fact]
    public async Task What_was_derived_before_it_stays_when_it_begins_under_the_reading_of_a_change()
    {
        await county.WriteAsync(Cadre("a"), Class("K", "2024-03-08"));
        LedgerSnapshot before = await ledger.RefreshAsync(null, Token);

        store.BeginsWith = typeof(Cadre);
        await county.WriteAsync(Took("1", "a", "K"));

        Assert.Same(before, await ledger.RefreshAsync(null, Token));
        Assert.NotNull(store.Import);
    }

    [Fact]
    public async Task The_day_moves_under_it_by_what_was_known_before()
    {
        await county.WriteAsync(Cadre("a"), Class("K", "2024-03-08"), Took("1", "a", "K"));
        LedgerSnapshot before = await ledger.RefreshAsync(null, Token);

        store.Import = "I";
        await county.WriteAsync(Cadre("b"));
        county.Now = Today.AddYears(6);
        LedgerSnapshot next = await ledger.RefreshAsync(null, Token);

        Assert.Equal((Today.AddYears(6), before.Version, 1), (next.Today, next.Version, next.Roster.Length));
        Assert.Equal((Light.Yellow, Light.Red), (before.At(Today).VerdictOf(0).Light, next.At(next.Today).VerdictOf(0).Light));
    }

    /// <summary>A store that says an import is unfinished, as one does that takes imports in parts.</summary>
    private sealed class HalfImported(ITalentStore inner) : PassingStore
    {
        public string? Import { get; set; }

        /// <summary>The import begins when this kind is read.</summary>
        public Type? BeginsWith { get; set; }

        protected override ITalentStore Inner => inner;

        public override async Task<StoreStatus> StatusAsync(CancellationToken cancellationToken) =>
            await inner.StatusAsync(cancellationToken) with { UnfinishedImport = Import };

        public override Task<IReadOnlyDictionary<string, T>> FetchAsync<T>(Scope scope, IReadOnlyCollection<string> keys, CancellationToken cancellationToken)
        {
            Begin<T>();
            return base.FetchAsync<T>(scope, keys, cancellationToken);
        }

        public override IAsyncEnumerable<T> ScanAsync<T>(CancellationToken cancellationToken)
        {
            Begin<T>();
            return base.ScanAsync<T>(cancellationToken);
        }

        /// <summary>The store is the county's.</summary>
        public override ValueTask DisposeAsync() => ValueTask.CompletedTask;

        private void Begin<T>()
        {
            if (BeginsWith == typeof(T))
                Import = "I";
        }
    }
}
