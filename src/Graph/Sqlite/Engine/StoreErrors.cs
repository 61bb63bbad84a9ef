using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace TalentGraph.Graph.Sqlite.Engine;

/// <summary>Which result of SQLite means what to a caller: the only place that knows.</summary>
internal static class StoreErrors
{
    /// <summary>A query ran longer than it may.</summary>
    public const string Timeout = "TIMEOUT";

    /// <summary>The file was written by a newer build than this one.</summary>
    public const string NewerSchema = "NEWER_SCHEMA";

    /// <summary>A query was told to stop.</summary>
    public const string Interrupted = "SQLITE_INTERRUPT";

    /// <summary>The file's pages contradict each other.</summary>
    public const string Corrupt = "SQLITE_CORRUPT";

    /// <summary>Another writer holds the store.</summary>
    public const string Busy = "SQLITE_BUSY";

    public static GraphStoreException Of(int result, sqlite3? database, string query)
    {
        string message = (database is null ? raw.sqlite3_errstr(result) : raw.sqlite3_errmsg(database)).utf8_to_string();
        return Of(new SqliteException(message, result & 0xFF, result), query);
    }

    public static GraphStoreException Of(SqliteException error, string query) =>
        new(NameOf(error.SqliteErrorCode), query, IsTransient(error.SqliteErrorCode), error);

    private static bool IsTransient(int result) =>
        result is raw.SQLITE_BUSY or raw.SQLITE_LOCKED or raw.SQLITE_PROTOCOL or raw.SQLITE_INTERRUPT;

    private static string NameOf(int result) => result switch
    {
        raw.SQLITE_ERROR => "SQLITE_ERROR",
        raw.SQLITE_ABORT => "SQLITE_ABORT",
        raw.SQLITE_BUSY => Busy,
        raw.SQLITE_CANTOPEN => "SQLITE_CANTOPEN",
        raw.SQLITE_CONSTRAINT => "SQLITE_CONSTRAINT",
        raw.SQLITE_CORRUPT => Corrupt,
        raw.SQLITE_FULL => "SQLITE_FULL",
        raw.SQLITE_INTERRUPT => Interrupted,
        raw.SQLITE_IOERR => "SQLITE_IOERR",
        raw.SQLITE_LOCKED => "SQLITE_LOCKED",
        raw.SQLITE_NOMEM => "SQLITE_NOMEM",
        raw.SQLITE_NOTADB => "SQLITE_NOTADB",
        raw.SQLITE_PROTOCOL => "SQLITE_PROTOCOL",
        raw.SQLITE_READONLY => "SQLITE_READONLY",
        raw.SQLITE_TOOBIG => "SQLITE_TOOBIG",
        _ => $"SQLITE_{result}",
    };
}
