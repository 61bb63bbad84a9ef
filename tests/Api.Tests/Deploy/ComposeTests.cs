using TalentGraph.Api.Commands;
using Xunit;

namespace TalentGraph.Api.Tests.Deploy;

/// <summary><c>deploy/compose.yaml</c>, read by a parser.</summary>
public sealed class ComposeTests
{
    private static readonly Yaml Compose = Yaml.Read("compose.yaml")[0];

    private static Yaml Service => Compose["services"]["talentgraph"];

    private static Yaml Neo4j => Compose["services"]["neo4j"];

    public static TheoryData<string> Services => ["talentgraph", "neo4j"];

    [Fact]
    public void There_are_the_service_and_its_Neo4j()
    {
        Assert.Equal(["neo4j", "talentgraph"], Compose["services"].Members.Keys.Order());
    }

    [Theory]
    [MemberData(nameof(Services))]
    public void A_service_runs_a_pinned_image_without_rights_and_says_how_it_is(string name)
    {
        var service = Compose["services"][name];

        Assert.True(Deployment.IsPinned(service["image"].Text), service["image"].Text);
        Assert.Equal(["ALL"], service["cap_drop"].Texts);
        Assert.False(service["cap_add"].Exists);
        Assert.Contains("no-new-privileges:true", service["security_opt"].Texts);
        Assert.Equal("CMD", service["healthcheck"]["test"].Texts[0]);
        Assert.Equal("unless-stopped", service["restart"].Text);
        Assert.True(service["mem_limit"].Exists);
    }

    [Theory]
    [MemberData(nameof(Services))]
    public void Every_secret_comes_from_a_file_that_is_not_in_the_repository(string name)
    {
        var service = Compose["services"][name];
        var granted = service["secrets"].Texts;

        Assert.NotEmpty(granted);
        Assert.DoesNotContain(service["environment"].Members.Keys, Deployment.IsSecret);
        Assert.All(granted, secret => Assert.Equal($"./secrets/{secret}", Compose["secrets"][secret]["file"].Text));
        Assert.All(granted, secret => Assert.Contains($"/run/secrets/{secret}", service["environment"].Members.Values.Select(value => value.Text)));
        Assert.Contains("secrets/", File.ReadAllLines(Path.Combine(Architecture.Repository.Root, ".gitignore")));
    }

    [Fact]
    public void A_secret_is_granted_to_one_service_alone()
    {
        var granted = Compose["services"].Members.Values.SelectMany(service => service["secrets"].Texts).ToList();

        Assert.Equal(granted.Distinct(), granted);
        Assert.Equal(Compose["secrets"].Members.Keys.Order(), granted.Order());
    }

    [Fact]
    public void Whose_tokens_are_believed_has_no_default()
    {
        Assert.All(
            ["Authority", "Audience"],
            setting => Assert.Matches(@"^\$\{TALENTGRAPH_[A-Z]+:\?.+\}$", Service["environment"][$"TALENTGRAPH__Auth__{setting}"].Text));
    }

    [Fact]
    public void The_root_file_system_of_the_service_is_read_only_and_what_it_writes_is_mounted()
    {
        Assert.Equal("true", Service["read_only"].Text);
        Assert.StartsWith("/tmp:", Assert.Single(Service["tmpfs"].Texts), StringComparison.Ordinal);
        Assert.Equal(["talentgraph_data:/srv/talentgraph/data"], Service["volumes"].Texts);
    }

    [Fact]
    public void Data_lie_in_named_volumes()
    {
        var mounted = Compose["services"].Members.Values.SelectMany(service => service["volumes"].Texts).Select(volume => volume.Split(':')[0]);

        Assert.Equal(Compose["volumes"].Members.Keys.Order(), mounted.Order());
        Assert.Contains("neo4j_data:/data", Neo4j["volumes"].Texts);
    }

    [Fact]
    public void Neo4j_is_reached_by_the_service_alone()
    {
        Assert.False(Neo4j["ports"].Exists);
        Assert.Equal(["graph"], Neo4j["networks"].Texts);
        Assert.Equal("true", Compose["networks"]["graph"]["internal"].Text);
        Assert.Contains("graph", Service["networks"].Texts);
        Assert.Equal("service_healthy", Service["depends_on"]["neo4j"]["condition"].Text);
    }

    [Fact]
    public void The_service_is_published_on_the_loopback_at_its_default_port()
    {
        Assert.Equal([$"127.0.0.1:{Deployment.Port}:{Deployment.Port}"], Service["ports"].Texts);
    }

    [Fact]
    public void Every_setting_is_one_that_the_program_has()
    {
        var settings = Service["environment"].Members.Keys;

        Assert.Subset(Deployment.SettingVariables.ToHashSet(), settings.ToHashSet());
    }

    [Fact]
    public void The_store_is_the_Neo4j_of_the_same_file()
    {
        var store = new Uri(Service["environment"]["TALENTGRAPH__Store__Url"].Text);

        Assert.Equal(("http", "neo4j", 7474, "/neo4j"), (store.Scheme, store.Host, store.Port, store.AbsolutePath));
    }

    [Fact]
    public async Task The_health_check_is_a_command_line_that_the_program_understands()
    {
        var words = Service["healthcheck"]["test"].Texts;

        Assert.Equal("/app/talentgraph", words[1]);
        Assert.Equal(ExitCode.Done, (await Hosting.CommandLine.RunAsync([.. words.Skip(2), "--help"])).Code);
        Assert.Equal(ExitCode.WrongUsage, (await Hosting.CommandLine.RunAsync("no-such-verb")).Code);
    }
}
