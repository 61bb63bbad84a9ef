using System.Reflection;
using System.Text;
using System.Xml;

namespace TalentGraph.GraphQL.Types.Building;

/// <summary>Descriptions from the compilers' XML files, each file read once from front to back.</summary>
internal sealed class XmlDescriptions
{
    private readonly Dictionary<Assembly, Dictionary<string, string>> assemblies = [];

    public string? Of(Type type) => Find(type.Assembly, $"T:{Id(type)}");

    public string? Of(MemberInfo member)
    {
        var type = member.DeclaringType!;
        return member switch
        {
            PropertyInfo => Find(type.Assembly, $"P:{Id(type)}.{member.Name}") ?? Find(type.Assembly, $"T:{Id(type)}#{member.Name}"),
            FieldInfo => Find(type.Assembly, $"F:{Id(type)}.{member.Name}"),
            // Overloads are refused, so the name alone is enough.
            _ => Find(type.Assembly, $"M:{Id(type)}.{member.Name}"),
        };
    }

    public string? Of(ParameterInfo parameter)
    {
        var type = parameter.Member.DeclaringType!;
        return parameter.Member is ConstructorInfo
            ? Find(type.Assembly, $"T:{Id(type)}#{parameter.Name}")
            : Find(type.Assembly, $"M:{Id(type)}.{parameter.Member.Name}#{parameter.Name}");
    }

    private static string Id(Type type)
    {
        var open = type.IsGenericType ? type.GetGenericTypeDefinition() : type;
        return (open.FullName ?? open.Name).Replace('+', '.');
    }

    private string? Find(Assembly assembly, string key)
    {
        if (!assemblies.TryGetValue(assembly, out var texts))
            assemblies.Add(assembly, texts = Read(assembly));
        return texts.GetValueOrDefault(key);
    }

    private static Dictionary<string, string> Read(Assembly assembly)
    {
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        var file = string.IsNullOrEmpty(assembly.Location) ? null : Path.ChangeExtension(assembly.Location, ".xml");
        if (file is null || !File.Exists(file))
            return texts;

        using var reader = XmlReader.Create(file, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit });
        string? member = null;
        while (reader.Read())
        {
            while (reader.NodeType == XmlNodeType.Element && reader.Name is "summary" or "param" && member is not null)
            {
                var key = reader.Name == "param" ? $"{member}#{reader.GetAttribute("name")}" : member;
                using var part = reader.ReadSubtree();
                texts.TryAdd(key, Text(part));
                reader.Read();
            }

            if (reader.NodeType == XmlNodeType.Element && reader.Name == "member")
                member = WithoutParameters(reader.GetAttribute("name")!);
        }

        return texts;
    }

    private static string WithoutParameters(string id)
    {
        var end = id.IndexOf('(', StringComparison.Ordinal);
        return end < 0 ? id : id[..end];
    }

    private static string Text(XmlReader part)
    {
        var text = new StringBuilder();
        while (part.Read())
        {
            if (part.NodeType is XmlNodeType.Text or XmlNodeType.CDATA)
                text.Append(part.Value);
            else if (part.NodeType == XmlNodeType.Element && part.Name is "see" or "paramref" or "typeparamref")
                text.Append(part.GetAttribute("langword") ?? part.GetAttribute("name") ?? LastWord(part.GetAttribute("cref")));
        }

        return string.Join(' ', text.ToString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }

    private static string LastWord(string? reference) => reference?[(reference.LastIndexOfAny(['.', ':']) + 1)..] ?? "";
}
