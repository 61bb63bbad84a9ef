using TalentGraph.Graph.Exchange.Csv;

namespace TalentGraph.Graph.Exchange;

/// <summary>
/// Writes a bundle into a folder: any records in any order, each into its own file, which is opened with the first
/// of them. Holds nothing but the open files. Not for several threads at once.
/// </summary>
/// <param name="folder">Where the files go; made when it is not there; files of the same names are written anew.</param>
public sealed class BundleWriter(string folder) : IAsyncDisposable
{
    private readonly Dictionary<RecordType, CsvWriter> files = [];

    /// <summary>Writes one record; a ballot as one row a mark.</summary>
    /// <exception cref="ArgumentException">The bundle has no file for the record.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public void Write<T>(T record)
        where T : class, IRecord => Write(RecordType.Of(record.GetType()), record);

    /// <summary>Opens a record's file, so that it has its header even when no record follows.</summary>
    /// <exception cref="ArgumentException">The bundle has no file for the record.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public void Open(RecordType type) => FileOf(type);

    /// <summary>Writes <c>bundle.json</c>.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public async Task WriteManifestAsync(BundleManifest manifest, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(folder);
        await File.WriteAllBytesAsync(Path.Combine(folder, BundleManifest.FileName), manifest.ToUtf8(), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Writes what is still in memory and closes the files.</summary>
    public async ValueTask DisposeAsync()
    {
        foreach (CsvWriter file in files.Values)
            await file.DisposeAsync().ConfigureAwait(false);
        files.Clear();
    }

    private void Write(RecordType type, IRecord record)
    {
        CsvWriter file = FileOf(type);
        if (record is Ballot ballot)
        {
            WriteMarks(file, ballot);
            return;
        }

        foreach (object? cell in type.ToRow(record))
            file.Cell(cell);
        file.EndRow();
    }

    private static void WriteMarks(CsvWriter file, Ballot ballot)
    {
        string role = Code.Of(ballot.Role);
        foreach (Mark mark in ballot.Marks)
        {
            file.Text(ballot.Id.Value);
            file.Text(ballot.RoundId.Value);
            file.Text(ballot.ClassId.Value);
            file.Text(ballot.CadreId.Value);
            file.Text(ballot.RaterId.Value);
            file.Text(role);
            file.Cell(ballot.SubmittedOn);
            file.Text(mark.IndicatorId.Value);
            file.Number(mark.Score);
            file.Text(mark.Comment ?? "");
            file.EndRow();
        }
    }

    private CsvWriter FileOf(RecordType type)
    {
        if (files.TryGetValue(type, out CsvWriter? file))
            return file;
        if (!type.InBundle)
            throw new ArgumentException($"The bundle has no file for {type.Name}.", nameof(type));

        Directory.CreateDirectory(folder);
        file = new CsvWriter(Path.Combine(folder, type.Name + ".csv"));
        files.Add(type, file);
        foreach (Column column in MarkRow.ColumnsOf(type))
            file.Text(column.Name);
        file.EndRow();
        return file;
    }
}
