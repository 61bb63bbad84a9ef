using System.IO.Compression;
using System.IO.Hashing;

namespace TalentGraph.Graph.Exchange.Sources;

/// <summary>
/// An archive's entry, read forwards. It must hold exactly what the archive declares: the framework cuts off what is
/// more, and does not look at the checksum.
/// </summary>
internal sealed class EntryStream(ZipArchiveEntry entry) : ForwardStream
{
    private readonly Stream inner = entry.Open();
    private readonly Crc32 checksum = new();

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

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            inner.Dispose();
        base.Dispose(disposing);
    }
}
