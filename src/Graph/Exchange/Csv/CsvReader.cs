// Why no package: the contract wants a code for each kind of broken row (text after a closing quote, an unclosed
// quote, control characters, too long, bad bytes), the physical line on which the record starts, reading that goes on
// after the fault, and bounds on memory while it does. CsvHelper and Sylvan stop at the first broken quote or repair
// it silently, count records where the contract counts lines, and see decoded text, where bad bytes have become
// question marks. Reading bytes also lets most cells be compared without making strings of them.
using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace TalentGraph.Graph.Exchange.Csv;

/// <summary>
/// Reads records of UTF-8 bytes. A broken record is returned with its <see cref="Fault"/>, the reading goes on after it;
/// only an unclosed quote ends it. Holds one record at a time, never more than the limits allow.
/// </summary>
internal sealed class CsvReader : IDisposable
{
    /// <summary>The longest field, in bytes.</summary>
    public const int MaxField = 64 * 1024;

    /// <summary>The longest row, in bytes.</summary>
    public const int MaxRow = 1024 * 1024;

    private const byte Comma = (byte)',';
    private const byte Quote = (byte)'"';
    private const byte Space = (byte)' ';
    private const byte Cr = (byte)'\r';
    private const byte Lf = (byte)'\n';
    private const byte Tab = (byte)'\t';

    private static readonly SearchValues<byte> EndsPlain =
        SearchValues.Create([.. Enumerable.Range(0, 0x20).Where(b => b != Tab).Select(b => (byte)b), Comma, Quote]);

    private static readonly SearchValues<byte> EndsQuoted =
        SearchValues.Create([.. Enumerable.Range(0, 0x20).Where(b => b is not (Tab or Cr)).Select(b => (byte)b), Quote]);

    private readonly Stream stream;
    private readonly bool transcoded;
    private byte[] buffer = new byte[1 << 18];
    private int start;
    private int pos;
    private int end;
    private bool atEnd;
    private bool dropping;
    private long lines = 1;
    private int[] fields = new int[128];

    /// <summary>Reads from a stream.</summary>
    /// <param name="stream">The bytes; disposed with the reader.</param>
    /// <param name="encoding">What the bytes are, unless they begin with UTF-8's mark; null: UTF-8.</param>
    public CsvReader(Stream stream, Encoding? encoding)
    {
        this.stream = stream;
        Fill();
        if (end >= 3 && buffer.AsSpan(0, 3).SequenceEqual(Encoding.UTF8.Preamble))
        {
            start = pos = 3;
        }
        else if (encoding is not null and not UTF8Encoding)
        {
            // U+FFFF is no character, so it can stand for bytes that are none.
            var strict = (Encoding)encoding.Clone();
            strict.DecoderFallback = new DecoderReplacementFallback("\uFFFF");
            this.stream = Encoding.CreateTranscodingStream(
                new PrefixedStream(buffer.AsMemory(0, end).ToArray(), stream), strict, new UTF8Encoding(false));
            transcoded = true;
            end = 0;
            atEnd = false;
        }
    }

    /// <summary>The physical line on which the record starts, from 1.</summary>
    public long Line { get; private set; }

    /// <summary>How many fields the record has; 0 when it is too broken to say.</summary>
    public int Count { get; private set; }

    /// <summary>What is wrong with the record; null: nothing.</summary>
    public RowCode? Fault { get; private set; }

    /// <summary>In which field, from 0; −1: the row as a whole.</summary>
    public int FaultField { get; private set; }

    /// <summary>A field's bytes without its quotes; valid until the next <see cref="Read"/>.</summary>
    public ReadOnlySpan<byte> Field(int index) => buffer.AsSpan(start + fields[2 * index], fields[(2 * index) + 1]);

    /// <summary>Goes to the next record; lines without any character are passed over.</summary>
    /// <returns>Whether there is one.</returns>
    public bool Read()
    {
        Fault = null;
        FaultField = 0;
        Count = 0;
        do
        {
            start = pos;
            if (!Has(0))
                return false;
            Line = lines;
        }
        while (TakeLineEnd());

        dropping = false;
        while (ReadField())
        {
        }

        if (dropping)
        {
            Count = 0;
        }
        else
        {
            if (pos - start > MaxRow && Fault is null)
                (Fault, FaultField) = (RowCode.TooLong, -1);
            CheckText();
        }

        return true;
    }

    public void Dispose() => stream.Dispose();

    /// <summary>Reads one field and what ends it.</summary>
    /// <returns>Whether another field follows.</returns>
    private bool ReadField()
    {
        int from = pos - start;
        int leading = 0;
        while (Has(leading) && buffer[pos + leading] == Space)
            leading++;
        return Has(leading) && buffer[pos + leading] == Quote ? ReadQuoted(leading) : ReadPlain(from);
    }

    private bool ReadPlain(int from)
    {
        while (true)
        {
            int at = buffer.AsSpan(pos, end - pos).IndexOfAny(EndsPlain);
            pos = at < 0 ? end : pos + at;
            if (at < 0)
            {
                if (Has(0))
                    continue;
                Add(from, pos - start - from);
                return false;
            }

            byte b = buffer[pos];
            if (b == Comma)
            {
                Add(from, pos - start - from);
                pos++;
                return true;
            }

            int length = pos - start - from;
            if (b is Lf or Cr && TakeLineEnd())
            {
                Add(from, length);
                return false;
            }

            if (b != Quote)
                Broken(RowCode.ControlCharacter);
            pos++;
        }
    }

    private bool ReadQuoted(int leading)
    {
        pos += leading + 1;
        int from = pos - start;
        int length = 0;
        while (true)
        {
            int at = buffer.AsSpan(pos, end - pos).IndexOfAny(EndsQuoted);
            int run = at < 0 ? end - pos : at;
            Keep(from, ref length, run);
            pos += run;
            if (at < 0)
            {
                if (Has(0))
                    continue;
                Fault = RowCode.UnclosedQuote;
                FaultField = Count;
                Add(from, dropping ? 0 : length);
                return false;
            }

            byte b = buffer[pos];
            if (b == Quote)
            {
                if (!Has(1) || buffer[pos + 1] != Quote)
                    break;
                pos++;
            }
            else if (b == Lf)
            {
                lines++;
            }
            else
            {
                Broken(RowCode.ControlCharacter);
            }

            Keep(from, ref length, 1);
            pos++;
        }

        pos++;
        return EndQuoted(from, length);
    }

    /// <summary>Reads from after the closing quote to the end of the field.</summary>
    private bool EndQuoted(int from, int length)
    {
        while (Has(0) && buffer[pos] is Space or Tab)
            pos++;
        if (!Has(0) || TakeLineEnd())
        {
            Add(from, length);
            return false;
        }

        if (buffer[pos] != Comma)
        {
            Broken(RowCode.BadQuote);
            return ReadPlain(from);
        }

        Add(from, length);
        pos++;
        return true;
    }

    // Doubled quotes shrink the field in place; what a dropped record holds is not kept.
    private void Keep(int from, ref int length, int run)
    {
        int target = start + from + length;
        if (!dropping && target != pos)
            buffer.AsSpan(pos, run).CopyTo(buffer.AsSpan(target));
        length += run;
    }

    private void Add(int from, int length)
    {
        if (!dropping && length > MaxField)
            Broken(RowCode.TooLong);
        if (2 * Count == fields.Length)
            Array.Resize(ref fields, fields.Length * 2);
        fields[2 * Count] = dropping ? 0 : from;
        fields[(2 * Count) + 1] = dropping ? 0 : length;
        Count++;
    }

    private void Broken(RowCode code)
    {
        if (Fault is not null)
            return;
        Fault = code;
        FaultField = Count;
    }

    /// <summary>Takes LF or CRLF when it stands here.</summary>
    private bool TakeLineEnd()
    {
        int length = buffer[pos] == Lf ? 1 : buffer[pos] == Cr && Has(1) && buffer[pos + 1] == Lf ? 2 : 0;
        pos += length;
        if (length > 0)
            lines++;
        return length > 0;
    }

    private void CheckText()
    {
        if (Fault is not null || (!transcoded && Ascii.IsValid(buffer.AsSpan(start, pos - start))))
            return;
        for (int i = 0; i < Count && Fault is null; i++)
        {
            if (!Utf8.IsValid(Field(i)) || (transcoded && Field(i).IndexOf("\uFFFF"u8) >= 0))
            {
                Fault = RowCode.BadEncoding;
                FaultField = i;
            }
        }
    }

    /// <summary>Whether there is a byte so far ahead, reading on where needed.</summary>
    private bool Has(int ahead)
    {
        while (pos + ahead >= end && !atEnd)
            Fill();
        return pos + ahead < end;
    }

    private void Fill()
    {
        if (pos - start > MaxRow)
        {
            // Over the limit: read on to its end, but keep nothing of it.
            Broken(RowCode.TooLong);
            dropping = true;
        }

        int from = dropping ? pos : start;
        if (from > 0)
        {
            buffer.AsSpan(from, end - from).CopyTo(buffer);
            start -= from;
            pos -= from;
            end -= from;
            if (dropping)
                start = 0;
        }

        if (end == buffer.Length)
            Array.Resize(ref buffer, buffer.Length * 2);
        int read = stream.Read(buffer, end, buffer.Length - end);
        atEnd = read == 0;
        end += read;
    }
}
