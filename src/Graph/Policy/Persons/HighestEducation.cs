namespace TalentGraph.Graph.Policy.Persons;

/// <summary>The education that the checks go by.</summary>
public static class HighestEducation
{
    /// <summary>The highest of the cadre's own record and the courses of education; null: none is known.</summary>
    /// <param name="cadre">The cadre.</param>
    /// <param name="educations">The cadre's courses of education, in any order.</param>
    public static Education? Of(Cadre cadre, IEnumerable<EducationEntry> educations) =>
        educations.Select(entry => (Education?)entry.Level).Append(cadre.Education).Max();
}
