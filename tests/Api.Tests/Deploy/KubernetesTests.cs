using Xunit;

namespace TalentGraph.Api.Tests.Deploy;

/// <summary><c>deploy/kubernetes</c>, read by a parser.</summary>
public sealed class KubernetesTests
{
    private const string Name = "app.kubernetes.io/name";

    private static readonly IReadOnlyList<Yaml> Objects =
        [.. Yaml.Read("kubernetes/kustomization.yaml")[0]["resources"].Texts.SelectMany(file => Yaml.Read($"kubernetes/{file}"))];

    private static Yaml Workload => Find("StatefulSet", "talentgraph");

    private static Yaml Pod => Workload["spec"]["template"]["spec"];

    private static Yaml Container => Assert.Single(Pod["containers"].Items);

    public static TheoryData<string> Workloads => ["talentgraph", "neo4j"];

    [Fact]
    public void Every_file_of_the_folder_is_part_of_it()
    {
        var files = Directory.GetFiles(Path.Combine(Architecture.Repository.Root, "deploy", "kubernetes")).Select(Path.GetFileName);

        Assert.Equal(files.Order(), Yaml.Read("kubernetes/kustomization.yaml")[0]["resources"].Texts.Append("kustomization.yaml").Order());
    }

    [Fact]
    public void Two_replicas_stand_over_one_Neo4j()
    {
        Assert.Equal(2, Workload["spec"]["replicas"].Whole);
        Assert.Equal(1, Find("StatefulSet", "neo4j")["spec"]["replicas"].Whole);
    }

    [Theory]
    [MemberData(nameof(Workloads))]
    public void A_workload_selects_its_own_pods_and_so_does_its_service(string name)
    {
        var workload = Find("StatefulSet", name);
        var label = workload["spec"]["template"]["metadata"]["labels"][Name].Text;

        Assert.Equal(name, label);
        Assert.Equal(label, workload["spec"]["selector"]["matchLabels"][Name].Text);
        Assert.Equal(label, Find("Service", name)["spec"]["selector"][Name].Text);
    }

    [Theory]
    [MemberData(nameof(Workloads))]
    public void A_pod_runs_a_pinned_image_as_nobody_with_no_rights_and_within_limits(string name)
    {
        var pod = Find("StatefulSet", name)["spec"]["template"]["spec"];
        var container = Assert.Single(pod["containers"].Items);

        Assert.True(Deployment.IsPinned(container["image"].Text), container["image"].Text);
        Assert.Equal("false", pod["automountServiceAccountToken"].Text);
        Assert.Equal("false", pod["enableServiceLinks"].Text);
        Assert.Equal("true", pod["securityContext"]["runAsNonRoot"].Text);
        Assert.True(pod["securityContext"]["runAsUser"].Whole > 0);
        Assert.Equal("RuntimeDefault", pod["securityContext"]["seccompProfile"]["type"].Text);
        Assert.Equal("false", container["securityContext"]["allowPrivilegeEscalation"].Text);
        Assert.Equal(["ALL"], container["securityContext"]["capabilities"]["drop"].Texts);
        Assert.True(container["resources"]["requests"]["memory"].Exists);
        Assert.True(container["resources"]["limits"]["memory"].Exists);
    }

    [Fact]
    public void The_root_file_system_of_the_service_is_read_only_and_what_it_writes_is_mounted()
    {
        var mounted = Container["volumeMounts"].Items.Where(mount => !mount["readOnly"].Exists).Select(mount => mount["mountPath"].Text);

        Assert.Equal("true", Container["securityContext"]["readOnlyRootFilesystem"].Text);
        Assert.Equal(["/srv/talentgraph/data", "/tmp"], mounted.Order());
    }

    [Theory]
    [InlineData("startupProbe", "/health/live")]
    [InlineData("livenessProbe", "/health/live")]
    [InlineData("readinessProbe", "/health/ready")]
    public void A_replica_is_asked_for_life_and_readiness_apart(string probe, string path)
    {
        var asked = Container[probe]["httpGet"];

        Assert.Equal((path, "http"), (asked["path"].Text, asked["port"].Text));
    }

    [Fact]
    public void Neo4j_is_asked_too()
    {
        var neo4j = Assert.Single(Find("StatefulSet", "neo4j")["spec"]["template"]["spec"]["containers"].Items);

        Assert.All(["startupProbe", "livenessProbe", "readinessProbe"], probe => Assert.Equal("http", neo4j[probe]["httpGet"]["port"].Text));
    }

    [Fact]
    public void The_port_is_the_services_default_wherever_it_is_named()
    {
        var port = Assert.Single(Container["ports"].Items);
        var service = Assert.Single(Find("Service", "talentgraph")["spec"]["ports"].Items);
        var policy = Assert.Single(Find("NetworkPolicy", "talentgraph")["spec"]["ingress"].Items);

        Assert.Equal(Deployment.Port, port["containerPort"].Whole);
        Assert.Equal((port["name"].Text, Deployment.Port), (service["targetPort"].Text, service["port"].Whole));
        Assert.Equal(Deployment.Port, Assert.Single(policy["ports"].Items)["port"].Whole);
    }

    [Fact]
    public void The_disruption_budget_keeps_one_of_the_services_replicas()
    {
        var budget = Find("PodDisruptionBudget", "talentgraph")["spec"];

        Assert.InRange(budget["minAvailable"].Whole, 1, Workload["spec"]["replicas"].Whole - 1);
        Assert.Equal(
            Workload["spec"]["template"]["metadata"]["labels"][Name].Text,
            Assert.Single(budget["selector"]["matchLabels"].Members).Value.Text);
    }

    [Theory]
    [MemberData(nameof(Workloads))]
    public void Every_secret_comes_from_a_file_of_a_Secret_that_no_file_here_holds(string name)
    {
        var pod = Find("StatefulSet", name)["spec"]["template"]["spec"];
        var container = Assert.Single(pod["containers"].Items);
        var secrets = pod["volumes"].Items.Where(volume => volume["secret"].Exists).ToList();

        Assert.NotEmpty(secrets);
        Assert.DoesNotContain(Objects, found => found["kind"].Text == "Secret");
        Assert.DoesNotContain(container["env"].Items, variable => Deployment.IsSecret(variable["name"].Text) || variable["valueFrom"]["secretKeyRef"].Exists);
        Assert.All(secrets, secret =>
        {
            var mount = Assert.Single(container["volumeMounts"].Items, volume => volume["name"].Text == secret["name"].Text);
            var file = $"{mount["mountPath"].Text}/{Assert.Single(secret["secret"]["items"].Items)["path"].Text}";
            Assert.Contains(container["env"].Items, variable => variable["value"].Exists && variable["value"].Text == file);
            Assert.Equal("true", mount["readOnly"].Text);
            Assert.Equal("0440", secret["secret"]["defaultMode"].Text);
        });
    }

    [Fact]
    public void Whose_tokens_are_believed_has_no_default()
    {
        var authority = Assert.Single(Container["env"].Items, variable => variable["name"].Text == "TALENTGRAPH__Auth__Authority");

        Assert.Equal("issuer", authority["valueFrom"]["configMapKeyRef"]["name"].Text);
        Assert.DoesNotContain(Objects, found => found["kind"].Text == "ConfigMap");
    }

    [Fact]
    public void Every_setting_is_one_that_the_program_has()
    {
        Assert.Subset(Deployment.SettingVariables.ToHashSet(), Container["env"].Items.Select(variable => variable["name"].Text).ToHashSet());
    }

    [Fact]
    public void Every_replica_keeps_an_audit_of_its_own()
    {
        var claim = Assert.Single(Workload["spec"]["volumeClaimTemplates"].Items);
        var mount = Assert.Single(Container["volumeMounts"].Items, volume => volume["name"].Text == claim["metadata"]["name"].Text);
        var audit = Assert.Single(Container["env"].Items, variable => variable["name"].Text == "TALENTGRAPH__Audit__File");

        Assert.Equal("/srv/talentgraph/data", mount["mountPath"].Text);
        Assert.Equal("data/audit.db", audit["value"].Text);
    }

    [Fact]
    public void The_network_lets_through_what_is_named_and_to_Neo4j_the_service_alone()
    {
        var nothing = Find("NetworkPolicy", "default-deny")["spec"];
        var neo4j = Find("NetworkPolicy", "neo4j")["spec"];
        var from = Assert.Single(Assert.Single(neo4j["ingress"].Items)["from"].Items);

        Assert.Empty(nothing["podSelector"].Members);
        Assert.Equal(["Ingress", "Egress"], nothing["policyTypes"].Texts);
        Assert.Equal("talentgraph", from["podSelector"]["matchLabels"][Name].Text);
        Assert.Empty(neo4j["egress"].Items);
    }

    private static Yaml Find(string kind, string name) =>
        Assert.Single(Objects, found => found["kind"].Text == kind && found["metadata"]["name"].Text == name);
}
