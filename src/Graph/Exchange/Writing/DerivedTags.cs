namespace TalentGraph.Graph.Exchange.Writing;

/// <summary>Tags that follow from gender, ethnicity and party; where one of these is not known, its tags stay as given.</summary>
internal static class DerivedTags
{
    private const string Majority = "汉";
    private const string PartyPrefix = "中共";

    /// <summary>The cadre with its tags as they must be, in the list's order.</summary>
    public static Cadre Apply(Cadre cadre)
    {
        HashSet<Tag> tags = [.. cadre.Tags];
        if (cadre.Gender is { } gender)
            Set(tags, Tag.Woman, gender == Gender.Female);
        if (cadre.Ethnicity is { } ethnicity)
            Set(tags, Tag.Minority, ethnicity is not (Majority or Majority + "族"));
        if (cadre.Party is { } party)
        {
            bool isMember = party.StartsWith(PartyPrefix, StringComparison.Ordinal);
            Set(tags, Tag.PartyMember, isMember);
            Set(tags, Tag.NonParty, !isMember);
        }

        return tags.SetEquals(cadre.Tags) ? cadre : cadre with { Tags = [.. tags.Order()] };
    }

    private static void Set(HashSet<Tag> tags, Tag tag, bool has)
    {
        if (has)
            tags.Add(tag);
        else
            tags.Remove(tag);
    }
}
