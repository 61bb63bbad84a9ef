using System.Globalization;
using System.Threading.Channels;

namespace TalentGraph.Api.Security.Audit;

/// <summary>
/// Writes the audit. Entries of concurrent operations share one commit; who waits for <see cref="RecordAsync"/> goes on
/// only when the entry is on the disk. Files are opened by the first entry.
/// </summary>
internal sealed class AuditTrail : IAsyncDisposable
{
    /// <summary>Entries in one commit, at most.</summary>
    private const int LargestBatch = 1_000;

    private readonly string path;
    private readonly TimeProvider time;
    private readonly AuditLog log;
    private readonly string process = $"{Environment.MachineName}/{Environment.ProcessId}/{Guid.NewGuid():N}";
    private readonly Channel<Pending> queue = Channel.CreateBounded<Pending>(
        new BoundedChannelOptions(10_000) { SingleReader = true, FullMode = BoundedChannelFullMode.Wait });

    private readonly Task writing;
    private AuditFile? file;
    private AuditSubjects? subjects;
    private string day = "";
    private AuditHead head = new(0, 0, []);

    /// <summary>Ready to write to a file.</summary>
    /// <param name="path">The audit's file.</param>
    /// <param name="time">The clock.</param>
    /// <param name="log">Where roots go for an anchor outside.</param>
    public AuditTrail(string path, TimeProvider time, AuditLog log)
    {
        this.path = path;
        this.time = time;
        this.log = log;
        writing = Task.Run(WriteAsync);
    }

    /// <summary>Records what is about to be answered or done, and returns when it is on the disk.</summary>
    /// <param name="entry">What.</param>
    /// <param name="cancellationToken">Stops the waiting, not the writing.</param>
    /// <exception cref="AuditException">It could not be written: do not answer.</exception>
    public Task RecordAsync(AuditEntry entry, CancellationToken cancellationToken) => SendAsync(new Pending(entry), cancellationToken);

    /// <summary>Signs the heads of all chains that grew into the root chain.</summary>
    /// <param name="cancellationToken">Stops the waiting, not the writing.</param>
    /// <exception cref="AuditException">It could not be written.</exception>
    public Task SealAsync(CancellationToken cancellationToken) => SendAsync(new Pending(null), cancellationToken);

    /// <summary>Writes what waits, seals it and closes the files.</summary>
    public async ValueTask DisposeAsync()
    {
        if (!queue.Writer.TryComplete())
            return;
        await writing;
        if (file is not null)
            Seal(file);
        file?.Dispose();
        subjects?.Dispose();
    }

    private async Task SendAsync(Pending pending, CancellationToken cancellationToken)
    {
        await queue.Writer.WriteAsync(pending, cancellationToken);
        await pending.Done.Task.WaitAsync(cancellationToken);
    }

    private async Task WriteAsync()
    {
        var batch = new List<Pending>();
        while (await queue.Reader.WaitToReadAsync())
        {
            batch.Clear();
            while (batch.Count < LargestBatch && queue.Reader.TryRead(out var pending))
                batch.Add(pending);
            try
            {
                Write(batch);
                foreach (var pending in batch)
                    pending.Done.SetResult();
            }
            catch (AuditException e)
            {
                log.CannotWrite(e);
                foreach (var pending in batch)
                    pending.Done.SetException(e);
            }
        }
    }

    private void Write(List<Pending> batch)
    {
        file ??= AuditFile.Open(path);
        subjects ??= AuditSubjects.Open(path);
        var entries = batch.Where(pending => pending.Entry is not null).Select(pending => pending.Entry!).ToList();
        if (entries.Count > 0)
        {
            subjects.Admit(entries.SelectMany(entry => entry.Subjects));
            (day, head) = file.Commit(() => Append(file, subjects, entries));
        }

        if (entries.Count < batch.Count)
            Seal(file);
    }

    /// <summary>Where the chain stands is remembered only once the commit is through.</summary>
    private (string Day, AuditHead Head) Append(AuditFile to, AuditSubjects hidden, List<AuditEntry> entries)
    {
        var (today, last) = (day, head);
        foreach (var entry in entries)
        {
            var now = time.GetUtcNow();
            var date = now.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            if (date != today)
                (today, last) = (date, new AuditHead(to.ChainOf(process, date), 0, AuditBody.Start(process, date)));

            var body = AuditBody.Of(last.Seq + 1, now, entry, hidden.HashOf);
            last = new AuditHead(last.Chain, last.Seq + 1, AuditBody.Next(last.Hash, body));
            to.Append(last.Chain, last.Seq, body, last.Hash);
        }

        return (today, last);
    }

    private void Seal(AuditFile to)
    {
        var root = to.Commit(() =>
        {
            var roots = to.Roots().ToList();
            var signed = roots.SelectMany(earlier => AuditBody.HeadsOf(earlier.Body)).GroupBy(known => known.Chain)
                .ToDictionary(chain => chain.Key, chain => chain.Max(known => known.Seq));
            var grown = to.Heads().Where(now => now.Seq > signed.GetValueOrDefault(now.Chain)).ToList();
            if (grown.Count == 0)
                return null;

            var seq = roots.Count + 1;
            var body = AuditBody.Of(seq, time.GetUtcNow(), grown);
            var hash = AuditBody.Next(roots.Count == 0 ? AuditBody.RootStart : roots[^1].Hash, body);
            var made = new AuditRoot(seq, body, hash, AuditSeal.Sign(path, hash));
            to.AppendRoot(made);
            return made;
        });
        if (root is not null)
            log.Sealed(root.Seq, Convert.ToHexStringLower(root.Hash));
    }

    /// <param name="Entry">Null: a wish to seal.</param>
    private sealed record Pending(AuditEntry? Entry)
    {
        public TaskCompletionSource Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
