using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace TalentGraph.Scoring.Frameworks;

/// <summary>Reads frameworks and priors: JSON, camelCase, unknown properties refused.</summary>
public static class FrameworkFile
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        NumberHandling = JsonNumberHandling.Strict,
        WriteIndented = true,
    };

    /// <summary>The framework that the library ships.</summary>
    public static Framework National { get; } = Read(Shipped("national-2023.json"));

    /// <summary>The priors that the library ships.</summary>
    public static RaterPriors Priors { get; } = JsonSerializer.Deserialize<RaterPriors>(Shipped("priors.json"), Json)
        ?? throw new JsonException("The shipped priors are empty.");

    /// <summary>Reads and checks a framework.</summary>
    /// <exception cref="JsonException">It is not the JSON of a framework; the message says where.</exception>
    /// <exception cref="ArgumentException">A value cannot be; the message names it.</exception>
    public static Framework Read(string json)
    {
        var framework = JsonSerializer.Deserialize<Framework>(json, Json) ?? throw new JsonException("A framework is an object.");
        framework.Validate();
        return framework;
    }

    /// <summary>The framework as JSON that <see cref="Read"/> reads.</summary>
    public static string Write(Framework framework) => JsonSerializer.Serialize(framework, Json);

    internal static string Shipped(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"{name} is not in the assembly.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
