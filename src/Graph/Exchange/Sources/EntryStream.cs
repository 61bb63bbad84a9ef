using System.IO.Compression;
using System.IO.Hashing;

namespace TalentGraph.Graph.Exchange.Sources;

/// <summary>
/// An archive's entry, read forwards. It must hold exactly what the archive declares: the framework cuts off what is
/// more, and does not look at the checksum.
/// </summary>
internal sealed class EntryStream(ZipArchiveEntry entry) : Stream
{
    private readonly Stream inner = entry.Open();
    private readonly Crc32 checksum = new();

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        int read;
        try
        {
            read = inner.Read(buffer);
        }
        catch (Exception e) when (e is InvalidDataException or IOException)
        {
            throw new BundleException($"{entry.Name} cannot be unpacked: {e.Message}", e);
        }

        checksum.Append(buffer[..read]);
        return read > 0 || buffer.IsEmpty || checksum.GetCurrentHashAsUInt32() == entry.Crc32
            ? read
            : throw new BundleException($"{entry.Name} is damaged: it is not what the archive declares.");
    }

    public override void Flush() => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            inner.Dispose();
        base.Dispose(disposing);
    }
}
