using TalentGraph.Api.Tests.Architecture;
using YamlDotNet.RepresentationModel;

namespace TalentGraph.Api.Tests.Deploy;

/// <summary>A value of a YAML file, with the way that led to it, so that a failed test says where it looked.</summary>
internal sealed class Yaml(YamlNode? node, string path)
{
    public bool Exists => node is not null;

    public string Text => node is YamlScalarNode { Value: { } text } ? text : throw new InvalidDataException($"{path} is no text.");

    public int Whole => int.Parse(Text, null);

    public IReadOnlyList<Yaml> Items => node switch
    {
        null => [],
        YamlSequenceNode list => [.. list.Select((item, i) => new Yaml(item, $"{path}[{i}]"))],
        _ => throw new InvalidDataException($"{path} is no list."),
    };

    public IReadOnlyDictionary<string, Yaml> Members => node switch
    {
        null => new Dictionary<string, Yaml>(),
        YamlMappingNode map => map.ToDictionary(pair => ((YamlScalarNode)pair.Key).Value!, pair => new Yaml(pair.Value, $"{path}.{pair.Key}")),
        _ => throw new InvalidDataException($"{path} is no map."),
    };

    public IReadOnlyList<string> Texts => [.. Items.Select(item => item.Text)];

    /// <summary>A member; one that is not there does not exist and has none itself.</summary>
    public Yaml this[string name] => Members.GetValueOrDefault(name) ?? new Yaml(null, $"{path}.{name}");

    /// <summary>All documents of a file under <c>deploy/</c>.</summary>
    public static IReadOnlyList<Yaml> Read(string file)
    {
        using var reader = new StreamReader(Path.Combine(Repository.Root, "deploy", file));
        var stream = new YamlStream();
        stream.Load(reader);
        return [.. stream.Documents.Select((document, i) => new Yaml(document.RootNode, $"{file}#{i}"))];
    }

    public override string ToString() => path;
}
