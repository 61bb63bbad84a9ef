using TalentGraph.Graph.Exchange.Sources;

namespace TalentGraph.Graph.Exchange.Csv;

/// <summary>A stream whose first bytes were read already. Reads only forward.</summary>
internal sealed class PrefixedStream(byte[] prefix, Stream rest) : ForwardStream
{
    private int at;

    public override int Read(Span<byte> buffer)
    {
        if (at == prefix.Length)
            return rest.Read(buffer);
        int length = Math.Min(buffer.Length, prefix.Length - at);
        prefix.AsSpan(at, length).CopyTo(buffer);
        at += length;
        return length;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            rest.Dispose();
        base.Dispose(disposing);
    }
}
