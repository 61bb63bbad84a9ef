namespace TalentGraph.Graph.Demo.Classes;

/// <summary>One class to be held.</summary>
/// <param name="Number">Its number, by the day it starts.</param>
/// <param name="Programme">What is held.</param>
/// <param name="County">For whose cadres; of a class for the county ranks the first county of the city.</param>
/// <param name="Starts">The first day.</param>
/// <param name="Break">The days without class between the two parts of a split class; 0: one part.</param>
/// <param name="Theme">The theme.</param>
/// <param name="Seats">The seats.</param>
internal sealed record Session(int Number, Programme Programme, int County, int Starts, int Break, string Theme, int Seats)
{
    /// <summary>Its id.</summary>
    public ClassId Id => new($"T{Number:D6}");

    /// <summary>The last day of the first part.</summary>
    public int FirstPartEnds => Programme.IsSplit ? LastOf(Starts, Programme.Days / 2) : Ends;

    /// <summary>The first day of the second part of a split class.</summary>
    public int SecondPartStarts => FirstPartEnds + Break;

    /// <summary>The last day.</summary>
    public int Ends => Programme.Mode switch
    {
        ClassMode.Online => Starts + 59,
        ClassMode.SelfStudy => Starts + 29,
        _ when Programme.IsSplit => LastOf(SecondPartStarts, Programme.Days - (Programme.Days / 2)),
        _ => LastOf(Starts, Programme.Days),
    };

    /// <summary>Its day one of Monday to Friday after so many teaching days from a Monday on.</summary>
    private static int LastOf(int monday, int days) => monday + ((days - 1) / 5 * 7) + ((days - 1) % 5);
}
