using System.Text;
using SQLitePCL;

namespace TalentGraph.Graph.Sqlite.Engine;

/// <summary>
/// One prepared query file, kept with its connection and run again and again. It speaks to SQLite's own interface:
/// an ADO command and reader for every row of an import would cost more than the row.
/// </summary>
internal sealed class Statement : IDisposable
{
    private readonly sqlite3 database;
    private readonly sqlite3_stmt handle;
    private byte[] utf8 = new byte[256];

    public Statement(sqlite3 database, string name, string sql)
    {
        this.database = database;
        Name = name;
        int result = raw.sqlite3_prepare_v3(database, sql, raw.SQLITE_PREPARE_PERSISTENT, out handle);
        if (result != raw.SQLITE_OK)
            throw StoreErrors.Of(result, database, name);
    }

    /// <summary>The query file, without its ending.</summary>
    public string Name { get; }

    public IReadOnlyList<string> Columns =>
        [.. Enumerable.Range(0, raw.sqlite3_column_count(handle)).Select(i => raw.sqlite3_column_name(handle, i).utf8_to_string())];

    /// <summary>The place of a parameter, from 1.</summary>
    /// <exception cref="ArgumentException">The query has no such parameter.</exception>
    public int Parameter(string name)
    {
        int place = raw.sqlite3_bind_parameter_index(handle, "@" + name);
        return place > 0 ? place : throw new ArgumentException($"{Name}.sql has no parameter @{name}.", nameof(name));
    }

    public Statement Bind(string parameter, string? value)
    {
        Bind(Parameter(parameter), value);
        return this;
    }

    public Statement Bind(string parameter, long value)
    {
        Bind(Parameter(parameter), value);
        return this;
    }

    public void Bind(int place, long value) => Check(raw.sqlite3_bind_int64(handle, place, value));

    public void Bind(int place, string? value)
    {
        if (value is null)
        {
            BindNull(place);
            return;
        }

        int most = Encoding.UTF8.GetMaxByteCount(value.Length);
        if (utf8.Length < most)
            utf8 = new byte[most];
        BindText(place, utf8.AsSpan(0, Encoding.UTF8.GetBytes(value, utf8)));
    }

    /// <summary>Binds text that is UTF-8 already.</summary>
    public void BindText(int place, ReadOnlySpan<byte> text) =>
        // An empty span has no address, which SQLite would take for NULL.
        Check(text.IsEmpty ? raw.sqlite3_bind_text(handle, place, "") : raw.sqlite3_bind_text(handle, place, text));

    public void BindNull(int place) => Check(raw.sqlite3_bind_null(handle, place));

    public void BindBlob(int place, ReadOnlySpan<byte> bytes) =>
        Check(bytes.IsEmpty ? raw.sqlite3_bind_zeroblob(handle, place, 0) : raw.sqlite3_bind_blob(handle, place, bytes));

    /// <summary>Goes to the next row; false after the last one.</summary>
    public bool Step() => raw.sqlite3_step(handle) switch
    {
        raw.SQLITE_ROW => true,
        raw.SQLITE_DONE => false,
        var result => throw StoreErrors.Of(result, database, Name),
    };

    /// <summary>Makes ready for the next run; what was bound stays.</summary>
    public void Reset() => raw.sqlite3_reset(handle);

    /// <summary>Runs a statement that returns no rows.</summary>
    /// <returns>How many rows it changed.</returns>
    public int Run()
    {
        try
        {
            Step();
            return raw.sqlite3_changes(database);
        }
        finally
        {
            Reset();
        }
    }

    public bool IsNull(int column) => raw.sqlite3_column_type(handle, column) == raw.SQLITE_NULL;

    public long Whole(int column) => raw.sqlite3_column_int64(handle, column);

    /// <summary>The bytes of a text or blob; valid until the next step.</summary>
    public ReadOnlySpan<byte> Bytes(int column) => raw.sqlite3_column_blob(handle, column);

    public string Text(int column) => Encoding.UTF8.GetString(Bytes(column));

    public string? TextOrNull(int column) => IsNull(column) ? null : Text(column);

    public void Dispose() => handle.Dispose();

    private void Check(int result)
    {
        if (result != raw.SQLITE_OK)
            throw StoreErrors.Of(result, database, Name);
    }
}
