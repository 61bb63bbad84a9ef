using System.Buffers;
using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace TalentGraph.Graph.Exchange.Copying;

/// <summary>
/// SHA-256 over records of one kind, by their cells. What two stores may write differently and mean alike is hashed
/// alike: 5 and 5.0.
/// </summary>
internal sealed class RecordHash(RecordType type) : IDisposable
{
    private const int Null = -1;
    private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly ArrayBufferWriter<byte> row = new(1024);

    /// <summary>How many records were added.</summary>
    public long Count { get; private set; }

    public void Add(IRecord record)
    {
        row.ResetWrittenCount();
        foreach (object? cell in type.ToRow(record))
            Cell(cell);
        hash.AppendData(row.WrittenSpan);
        Count++;
    }

    /// <summary>The digest of all that was added.</summary>
    public RecordDigest End() => new(type.Name, Count, Convert.ToHexStringLower(hash.GetHashAndReset()));

    public void Dispose() => hash.Dispose();

    private void Cell(object? cell)
    {
        switch (cell)
        {
            case null: Length(Null); break;
            case string text: Text(text); break;
            case bool flag: Text(flag ? "1" : "0"); break;
            case int number: Text(number.ToString(CultureInfo.InvariantCulture)); break;
            case decimal number: Number(number); break;
            case DateOnly day: Text(day.ToString("O", CultureInfo.InvariantCulture)); break;
            case DateTimeOffset moment: Text(moment.UtcTicks.ToString(CultureInfo.InvariantCulture)); break;
            case byte[] bytes: Bytes(bytes); break;
            case string[] texts: Texts(texts); break;
            case IReadOnlyList<Mark> marks: Marks(marks); break;
            default: throw new ArgumentException($"A {cell.GetType()} has no hash.", nameof(cell));
        }
    }

    private void Texts(string[] texts)
    {
        Length(texts.Length);
        foreach (string text in texts)
            Text(text);
    }

    private void Marks(IReadOnlyList<Mark> marks)
    {
        Length(marks.Count);
        foreach (Mark mark in marks)
        {
            Text(mark.IndicatorId.Value);
            Cell(mark.Score);
            Cell(mark.Comment);
        }
    }

    private void Number(decimal number) => Text(number.ToString("0.############################", CultureInfo.InvariantCulture));

    private void Text(string text)
    {
        int length = Encoding.UTF8.GetByteCount(text);
        Length(length);
        Encoding.UTF8.GetBytes(text, row);
    }

    private void Bytes(byte[] bytes)
    {
        Length(bytes.Length);
        row.Write(bytes);
    }

    /// <summary>Lengths keep cells apart: "ab", "c" is not "a", "bc".</summary>
    private void Length(int length)
    {
        BinaryPrimitives.WriteInt32LittleEndian(row.GetSpan(sizeof(int)), length);
        row.Advance(sizeof(int));
    }
}
