using System.Reflection;
using System.Text;

namespace TalentGraph.GraphQL.Types.Building;

/// <summary>From C# names to GraphQL names.</summary>
internal static class Naming
{
    public static string TypeName(Type type) => Checked(TypeNameOf(type), type.FullName ?? type.Name);

    public static string FieldName(MemberInfo member) => Checked(FieldNameOf(member), $"{member.DeclaringType!.Name}.{member.Name}");

    public static string ArgumentName(ParameterInfo parameter) =>
        Checked(parameter.GetCustomAttribute<NameAttribute>()?.Name ?? Camel(parameter.Name!), $"{parameter.Member.DeclaringType!.Name}.{parameter.Member.Name}({parameter.Name})");

    public static string EnumValueName(FieldInfo value) =>
        Checked(value.GetCustomAttribute<NameAttribute>()?.Name ?? EnumValue(value.Name), $"{value.DeclaringType!.Name}.{value.Name}");

    /// <summary>https://spec.graphql.org/October2021/#Name, without the names that introspection keeps for itself.</summary>
    public static string Checked(string name, string where)
    {
        var isName = name.Length > 0 && !char.IsAsciiDigit(name[0]) && name.All(c => char.IsAsciiLetterOrDigit(c) || c == '_') && !name.StartsWith("__", StringComparison.Ordinal);
        return isName ? name : throw new SchemaException($"{where}: '{name}' is not a GraphQL name.");
    }

    private static string TypeNameOf(Type type)
    {
        if (type.GetCustomAttribute<NameAttribute>() is { } given)
            return given.Name;
        if (type.IsInterface)
        {
            var name = type.GetCustomAttribute<InterfaceTypeAttribute>()?.Name ?? type.GetCustomAttribute<UnionTypeAttribute>()?.Name;
            return name ?? (type.Name is ['I', >= 'A' and <= 'Z', ..] ? type.Name[1..] : type.Name);
        }

        return type.Name.Length > 4 && type.Name.EndsWith("Node", StringComparison.Ordinal) ? type.Name[..^4] : type.Name;
    }

    private static string FieldNameOf(MemberInfo member)
    {
        if (member.GetCustomAttribute<NameAttribute>() is { } given)
            return given.Name;
        var name = member.Name;
        if (member is MethodInfo)
        {
            if (name.Length > 5 && name.EndsWith("Async", StringComparison.Ordinal))
                name = name[..^5];
            if (name.Length > 3 && name.StartsWith("Get", StringComparison.Ordinal) && char.IsUpper(name[3]))
                name = name[3..];
        }

        return Camel(name);
    }

    public static string Camel(string name) => char.ToLowerInvariant(name[0]) + name[1..];

    /// <summary>Clerk2 → CLERK_2, From1To2 → FROM_1_TO_2, SmallGroup → SMALL_GROUP, URLPath → URL_PATH.</summary>
    public static string EnumValue(string name)
    {
        var text = new StringBuilder(name.Length + 4);
        for (var i = 0; i < name.Length; i++)
        {
            var c = name[i];
            if (i > 0 && c != '_' && name[i - 1] != '_' && StartsWord(name, i))
                text.Append('_');
            text.Append(char.ToUpperInvariant(c));
        }

        return text.ToString();
    }

    private static bool StartsWord(string name, int i)
    {
        var (before, c) = (name[i - 1], name[i]);
        if (char.IsDigit(c) != char.IsDigit(before))
            return true;
        return char.IsUpper(c) && (char.IsLower(before) || (i + 1 < name.Length && char.IsLower(name[i + 1])));
    }
}
