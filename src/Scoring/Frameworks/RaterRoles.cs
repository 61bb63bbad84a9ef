namespace TalentGraph.Scoring.Frameworks;

/// <summary>The codes of rater roles (评价主体), as they stand in bundles and frameworks.</summary>
public static class RaterRoles
{
    /// <summary>班主任</summary>
    public const string HeadTeacher = "head_teacher";

    /// <summary>任课教师</summary>
    public const string Instructor = "instructor";

    /// <summary>跟班联络员</summary>
    public const string Liaison = "liaison";

    /// <summary>学员互评</summary>
    public const string Peer = "peer";

    /// <summary>同事</summary>
    public const string Colleague = "colleague";

    /// <summary>单位领导</summary>
    public const string Leader = "leader";

    /// <summary>群众</summary>
    public const string Public = "public";

    /// <summary>自评; known, and never part of a number.</summary>
    public const string Self = "self";

    /// <summary>All roles that count, in the order in which they are listed; a role's code number is its place here.</summary>
    public static IReadOnlyList<string> Counting { get; } = [HeadTeacher, Instructor, Liaison, Peer, Colleague, Leader, Public];

    /// <summary>Role groups that share a severity and a residual variance.</summary>
    internal static string[] Groups { get; } = ["professional", "peer", "public"];

    /// <summary>Roles whose small groups are withheld.</summary>
    internal static string[] Anonymous { get; } = [Peer, Colleague, Public];

    internal static int CodeOf(string role)
    {
        for (var code = 0; code < Counting.Count; code++)
        {
            if (Counting[code] == role)
                return code;
        }

        return -1;
    }

    internal static int GroupOf(int role) => Counting[role] switch
    {
        Peer => 1,
        Public or Colleague => 2,
        _ => 0,
    };

    internal static bool InClass(int role) => Counting[role] is HeadTeacher or Instructor or Liaison or Peer;
}
