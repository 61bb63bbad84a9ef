using System.IO.Pipelines;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace TalentGraph.GraphQL.Execution.Results;

/// <summary>
/// Writes an answer that is data alone straight to its pipe, and lets what is written go while the rest is being written: a
/// large answer is never whole in memory a second time, and a slow client holds its writer back.
/// </summary>
internal sealed class TreeWriter : IAsyncDisposable
{
    private const int Portion = 32 * 1024;
    private static readonly JsonEncodedText Data = JsonEncodedText.Encode("data");

    /// <summary>Texts in any script as they are: the answer is JSON and never markup.</summary>
    private static readonly JsonWriterOptions Format = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    private readonly PipeWriter pipe;
    private readonly Utf8JsonWriter writer;
    private long gone;

    private TreeWriter(PipeWriter pipe)
    {
        this.pipe = pipe;
        writer = new Utf8JsonWriter(pipe, Format);
    }

    /// <summary>Writes an answer.</summary>
    /// <param name="pipe">Where to.</param>
    /// <param name="tree">Its data.</param>
    /// <param name="lengthIs">Told how long the answer is before any of it leaves, where it is small enough for one portion.</param>
    /// <param name="cancellationToken">Ends with the request.</param>
    public static async Task WriteAsync(PipeWriter pipe, ResultTree tree, Action<long> lengthIs, CancellationToken cancellationToken)
    {
        var answer = new TreeWriter(pipe);
        await using (answer.ConfigureAwait(false))
        {
            answer.writer.WriteStartObject();
            answer.writer.WritePropertyName(Data);
            await answer.WriteAsync(tree.Root, cancellationToken).ConfigureAwait(false);
            answer.writer.WriteEndObject();
            if (answer.gone == 0)
                lengthIs(answer.writer.BytesCommitted + answer.writer.BytesPending);
        }

        await pipe.FlushAsync(cancellationToken).ConfigureAwait(false);
    }

    public ValueTask DisposeAsync() => writer.DisposeAsync();

    /// <summary>An object that stands alone at its place: what is below it may be long.</summary>
    private async ValueTask WriteAsync(Rows rows, CancellationToken cancellationToken)
    {
        writer.WriteStartObject();
        for (var i = 0; i < rows.Columns.Length; i++)
        {
            writer.WritePropertyName(rows.Plan.Fields[i].Key);
            var column = rows.Columns[i];
            if (column is ObjectColumn { Levels: [var list] } && list.Counts[0] > 0)
            {
                writer.WriteStartArray();
                for (var item = 0; item < list.Counts[0]; item++)
                {
                    column.WriteItem(writer, item);
                    if (writer.BytesCommitted + writer.BytesPending - gone >= Portion)
                        await LetGoAsync(cancellationToken).ConfigureAwait(false);
                }

                writer.WriteEndArray();
            }
            else if (column is ObjectColumn { Levels: [], Alone: { } below })
            {
                await WriteAsync(below, cancellationToken).ConfigureAwait(false);
            }
            else
            {
                column.Write(writer, 0);
            }
        }

        writer.WriteEndObject();
    }

    private async ValueTask LetGoAsync(CancellationToken cancellationToken)
    {
        await writer.FlushAsync(cancellationToken).ConfigureAwait(false);
        await pipe.FlushAsync(cancellationToken).ConfigureAwait(false);
        gone = writer.BytesCommitted;
    }
}
