using System.Reflection;
using System.Text.RegularExpressions;
using TalentGraph.Api.Hosting;

namespace TalentGraph.Api.Tests.Deploy;

/// <summary>What the product says of itself, for files that must say the same.</summary>
internal static partial class Deployment
{
    /// <summary>Where the service listens unless it is told otherwise.</summary>
    public static int Port { get; } = new Uri(Service.DefaultUrl).Port;

    /// <summary>Names such as <c>TALENTGRAPH__Store__Url</c>, of all settings that the program binds.</summary>
    public static IReadOnlySet<string> SettingVariables { get; } =
    (
        from type in typeof(Api.Commands.Verbs).Assembly.GetTypes()
        where type.Namespace == "TalentGraph.Api.Hosting.Settings" && type.Name.EndsWith("Settings", StringComparison.Ordinal)
        from property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
        select $"{Configuration.EnvironmentPrefix}{type.Name[..^"Settings".Length]}__{property.Name}"
    ).Append($"{Configuration.EnvironmentPrefix}Urls").ToHashSet(StringComparer.Ordinal);

    /// <summary>Whether a variable's name says that its value is a secret; one that ends in File names a file with it.</summary>
    public static bool IsSecret(string variable) =>
        SecretWord().IsMatch(variable) && !variable.EndsWith("File", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether an image's tag says at least major and minor version; never <c>latest</c>, never nothing.</summary>
    public static bool IsPinned(string image) => PinnedTag().IsMatch(image);

    [GeneratedRegex("password|secret|token|key|NEO4J_AUTH", RegexOptions.IgnoreCase)]
    private static partial Regex SecretWord();

    [GeneratedRegex(@"^[a-z0-9./-]+:\d+(\.\d+)+(-[a-z0-9-]+)?$")]
    private static partial Regex PinnedTag();
}
