namespace TalentGraph.Api.Commands;

/// <summary>Shows what a verb is doing: in place on a terminal, else a line whenever it does something else.</summary>
/// <param name="error">Where progress goes.</param>
internal sealed class ProgressLine(TextWriter error)
{
    private readonly bool isTerminal = !Console.IsErrorRedirected && ReferenceEquals(error, Console.Error);
    private string last = "";

    /// <summary>Shows one step.</summary>
    /// <param name="doing">What is done now.</param>
    /// <param name="detail">How far it is; on a terminal alone.</param>
    public void Show(string doing, string detail)
    {
        if (isTerminal)
            error.Write($"\r{doing} {detail}\u001b[K");
        else if (doing != last)
            error.WriteLine(doing);
        last = doing;
    }

    /// <summary>Takes the line away, before anything else is written.</summary>
    public void Clear()
    {
        if (isTerminal && last.Length > 0)
            error.Write("\r\u001b[K");
        last = "";
    }
}
