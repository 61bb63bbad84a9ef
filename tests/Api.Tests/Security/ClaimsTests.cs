using System.Security.Claims;
using TalentGraph.Api.Hosting.Settings;
using TalentGraph.Api.Security;
using Xunit;
using Claims = TalentGraph.Api.Security.Claims;

namespace TalentGraph.Api.Tests.Security;

public sealed class ClaimsTests
{
    private static readonly (string, string)[] Organiser = [("sub", "u1"), ("role", "organiser"), ("person", "external:u1")];

    [Fact]
    public void Grants_are_a_unit_and_its_ranks()
    {
        var identity = Read([.. Organiser, ("manages", """{"unit":"unit:U1","ranks":["county_deputy","county_head"]}"""), ("manages", """{"unit":"U2","ranks":["staff"]}""")]);

        Assert.Collection(
            identity.Manages,
            grant => Assert.Equal((new UnitId("U1"), "CountyDeputy CountyHead"), (grant.Unit, string.Join(' ', grant.Ranks))),
            grant => Assert.Equal((new UnitId("U2"), "Staff"), (grant.Unit, string.Join(' ', grant.Ranks))));
    }

    [Theory]
    [InlineData("""{"unit":"U1","ranks":[]}""")]
    [InlineData("""{"unit":"U1"}""")]
    [InlineData("""{"unit":"U1","ranks":["emperor"]}""")]
    [InlineData("""{"unit":"U1","ranks":["staff"],"subtree":true}""")]
    [InlineData("U1")]
    public void A_grant_that_is_no_unit_with_known_ranks_is_refused(string manages) => Refused([.. Organiser, ("manages", manages)]);

    [Fact]
    public void A_person_is_a_cadre_or_somebody_from_outside()
    {
        Assert.Equal(new CadreId("C01"), Read([("sub", "u1"), ("role", "cadre"), ("person", "cadre:C01")]).Person);
        Assert.Equal(new CadreId("C01"), Read([("sub", "u1"), ("role", "cadre"), ("person", "C01")]).Person);
        Assert.Null(Read(Organiser).Person);
    }

    [Fact]
    public void Two_persons_are_refused() => Refused([.. Organiser, ("person", "cadre:C01")]);

    [Fact]
    public void A_token_without_a_subject_is_refused() => Refused([("role", "organiser"), ("person", "external:u1")]);

    [Theory]
    [InlineData("committee", true)]
    [InlineData("organiser", true)]
    [InlineData("institution", true)]
    [InlineData("unit_officer", true)]
    [InlineData("hr_reader", true)]
    [InlineData("cadre", true)]
    [InlineData("auditor", true)]
    [InlineData("analyst", false)]
    [InlineData("leadership", false)]
    [InlineData("secadmin", false)]
    public void Roles_that_open_names_must_say_whose_they_are(string role, bool mustSay)
    {
        var read = new Claims(new AuthSettings()).TryRead(Principal([("sub", "u1"), ("role", role)]), out _, out _);

        Assert.Equal(mustSay, !read);
    }

    [Fact]
    public void Who_acts_for_another_is_known()
    {
        var identity = Read([.. Organiser, ("act", """{"sub":"hr-system","iss":"x"}""")]);

        Assert.Equal(("u1", "hr-system"), (identity.Subject, identity.ActingParty));
    }

    private static Identity Read((string, string)[] claims)
    {
        Assert.True(new Claims(new AuthSettings()).TryRead(Principal(claims), out var identity, out var refusal), refusal);
        return identity;
    }

    private static void Refused((string, string)[] claims) =>
        Assert.False(new Claims(new AuthSettings()).TryRead(Principal(claims), out _, out _));

    private static ClaimsPrincipal Principal((string Type, string Value)[] claims) =>
        new(new ClaimsIdentity(claims.Select(claim => new Claim(claim.Type, claim.Value)), "test"));
}
