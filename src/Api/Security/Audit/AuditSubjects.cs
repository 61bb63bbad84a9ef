using System.Security.Cryptography;
using System.Text;
using Microsoft.Data.Sqlite;
using TalentGraph.Api.Hosting;

namespace TalentGraph.Api.Security.Audit;

/// <summary>
/// The keys under which persons stand in the audit, one a person, in a file of their own: to erase a person's key is to
/// erase the person from every entry, while the chains stay whole. Not for two threads at once.
/// </summary>
internal sealed class AuditSubjects : IDisposable
{
    private readonly SqliteConnection connection;
    private readonly Dictionary<CadreId, string> known = [];

    private AuditSubjects(SqliteConnection connection) => this.connection = connection;

    /// <summary>Opens the keys beside an audit file; makes the file (mode 0600) when it is not there.</summary>
    /// <param name="auditFile">The audit's file.</param>
    /// <exception cref="AuditException">It cannot be opened.</exception>
    public static AuditSubjects Open(string auditFile)
    {
        var path = Path.ChangeExtension(auditFile, ".subjects.db");
        try
        {
            SecretFile.Touch(path);
            var opened = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false, DefaultTimeout = 10 }.ToString());
            opened.Open();
            using var command = opened.CreateCommand();

            // No write-ahead log and deleted bytes overwritten: an erased key is nowhere.
            command.CommandText =
                """
                pragma journal_mode = delete; pragma secure_delete = on; pragma synchronous = full;
                create table if not exists subject (person text primary key, key blob not null) strict, without rowid;
                """;
            command.ExecuteNonQuery();
            return new AuditSubjects(opened);
        }
        catch (Exception e) when (e is SqliteException or IOException or UnauthorizedAccessException)
        {
            throw new AuditException("opening the keys of its subjects", e);
        }
    }

    /// <summary>Makes keys for those who have none yet, in one commit.</summary>
    /// <param name="persons">Who is about to be written of.</param>
    /// <exception cref="AuditException">They could not be kept.</exception>
    public void Admit(IEnumerable<CadreId> persons)
    {
        var strangers = persons.Where(person => !known.ContainsKey(person)).Distinct().ToList();
        if (strangers.Count == 0)
            return;
        try
        {
            using var transaction = connection.BeginTransaction();
            using var command = connection.CreateCommand();
            command.CommandText = "insert into subject (person, key) values ($person, $key) on conflict do nothing; select key from subject where person = $person;";
            command.Parameters.Add("$person", SqliteType.Text);
            command.Parameters.Add("$key", SqliteType.Blob);
            var hashes = new List<(CadreId, string)>();
            foreach (var person in strangers)
            {
                command.Parameters["$person"].Value = person.Value;
                command.Parameters["$key"].Value = RandomNumberGenerator.GetBytes(32);
                hashes.Add((person, Hash(person, (byte[])command.ExecuteScalar()!)));
            }

            transaction.Commit();
            foreach (var (person, hash) in hashes)
                known[person] = hash;
        }
        catch (SqliteException e)
        {
            throw new AuditException("keeping the keys of its subjects", e);
        }
    }

    /// <summary>The name under which a person stands in the entries: HMAC-SHA-256 under the person's key, in hex.</summary>
    /// <param name="person">Somebody admitted.</param>
    public string HashOf(CadreId person) => known[person];

    /// <summary>Destroys a person's key: from now on no entry can be tied to the person, and new entries get a new name.</summary>
    /// <param name="person">Who.</param>
    /// <returns>Whether there was one.</returns>
    public bool Erase(CadreId person)
    {
        known.Remove(person);
        using var command = connection.CreateCommand();
        command.CommandText = "delete from subject where person = $person";
        command.Parameters.AddWithValue("$person", person.Value);
        return command.ExecuteNonQuery() > 0;
    }

    /// <inheritdoc/>
    public void Dispose() => connection.Dispose();

    private static string Hash(CadreId person, byte[] key) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(person.Value)));
}
