using Xunit;

namespace TalentGraph.Graph.Tests.Exchange;

/// <summary>"An update that changes rank, grade, unit, category, tags or status adds a state."</summary>
public sealed class StateHistoryTests
{
    private const string Header = "id,name,status,rank,rank_since,grade,grade_since,work_started_on,entered_on,unit_id,category,tags";

    [Fact]
    public async Task A_new_rank_adds_a_state_from_rank_since_and_the_old_values_one_from_entry()
    {
        await using BundleFolder bundle = await StoredAsync("C1,张伟,active,township_head,2015-03-01,,,2003-07-01,2005-01-01,U1,,");
        bundle.With("cadres", "id,rank,rank_since", "C1,county_deputy,2024-05-06");

        await bundle.ImportedAsync();

        Assert.Equal(
            [(new DateOnly(2005, 1, 1), Rank.TownshipHead), (new DateOnly(2024, 5, 6), Rank.CountyDeputy)],
            (await bundle.AllAsync<CadreState>()).Select(s => (s.From, s.Rank!.Value)));
        Assert.All(await bundle.AllAsync<CadreState>(), s => Assert.Equal((new UnitId("U1"), CadreStatus.Active), (s.UnitId, s.Status)));
    }

    [Fact]
    public async Task A_new_grade_is_dated_by_grade_since()
    {
        await using BundleFolder bundle = await StoredAsync("C1,张伟,active,township_head,2015-03-01,section_member_2,2018-01-01,2003-07-01,,U1,,");
        bundle.With("cadres", "id,grade,grade_since", "C1,section_member_1,2023-02-03");

        await bundle.ImportedAsync();

        Assert.Equal([new DateOnly(2003, 7, 1), new DateOnly(2023, 2, 3)], (await bundle.AllAsync<CadreState>()).Select(s => s.From));
    }

    [Theory]
    [InlineData("unit_id", "U2")]
    [InlineData("status", "left")]
    [InlineData("category", "civil_servant")]
    [InlineData("tags", "young_cadre")]
    [InlineData("rank", "county_head")]
    public async Task What_the_update_does_not_date_is_dated_by_its_effective_day(string column, string value)
    {
        await using BundleFolder bundle = await StoredAsync("C1,张伟,active,township_head,2015-03-01,,,,,U1,,");
        bundle.With("cadres", $"id,{column}", $"C1,{value}");

        await bundle.ImportedAsync(o => o with { Effective = new DateOnly(2026, 4, 5) });

        Assert.Equal([new DateOnly(1900, 1, 1), new DateOnly(2026, 4, 5)], (await bundle.AllAsync<CadreState>()).Select(s => s.From));
    }

    [Fact]
    public async Task Without_an_effective_day_it_is_today()
    {
        await using BundleFolder bundle = await StoredAsync("C1,张伟,active,,,,,,,U1,,");
        bundle.With("cadres", "id,unit_id", "C1,U2");

        await bundle.ImportedAsync();

        Assert.Equal(BundleFolder.Today, (await bundle.AllAsync<CadreState>())[^1].From);
    }

    [Fact]
    public async Task Where_there_is_a_history_only_the_new_state_is_added()
    {
        await using BundleFolder bundle = await StoredAsync("C1,张伟,active,township_head,2015-03-01,,,2003-07-01,,U1,,");
        bundle.With("cadre_states", "cadre_id,from,unit_id,rank,status", "C1,2015-03-01,U1,township_head,active");
        await bundle.ImportedAsync();
        bundle.Emptied().With("cadres", "id,rank,rank_since", "C1,county_deputy,2024-05-06");

        await bundle.ImportedAsync();

        Assert.Equal([new DateOnly(2015, 3, 1), new DateOnly(2024, 5, 6)], (await bundle.AllAsync<CadreState>()).Select(s => s.From));
    }

    [Fact]
    public async Task A_history_that_the_bundle_brings_itself_is_not_written_twice()
    {
        await using BundleFolder bundle = await StoredAsync("C1,张伟,active,township_head,2015-03-01,,,2003-07-01,,U1,,");
        bundle.With("cadres", "id,unit_id", "C1,U2")
            .With("cadre_states", "cadre_id,from,unit_id,rank,status", "C1,2015-03-01,U1,township_head,active", "C1,2025-01-01,U2,township_head,active");

        await bundle.ImportedAsync();

        Assert.Equal([new DateOnly(2015, 3, 1), new DateOnly(2025, 1, 1)], (await bundle.AllAsync<CadreState>()).Select(s => s.From));
    }

    [Fact]
    public async Task Other_changes_and_new_cadres_add_no_state()
    {
        await using BundleFolder bundle = await StoredAsync("C1,张伟,active,township_head,2015-03-01,,,2003-07-01,,U1,,");
        bundle.With("cadres", "id,name,status,rank_since", "C1,张玮,active,2015-04-01", "C2,李娜,active,");

        await bundle.ImportedAsync();

        Assert.Empty(await bundle.AllAsync<CadreState>());
    }

    private static async Task<BundleFolder> StoredAsync(string cadre)
    {
        var bundle = new BundleFolder();
        bundle.With("units", "id,name,kind,level", "U1,县委,party_committee,county", "U2,镇,township,township").With("cadres", Header, cadre);
        await bundle.ImportedAsync();
        return bundle.Emptied();
    }
}
