using System.Text.Json;
using TalentGraph.Api.Security;
using TalentGraph.GraphQL.Execution;
using Xunit;

namespace TalentGraph.Api.Tests.Neo4j.Parity;

/// <summary>Puts every question to both stores as everybody.</summary>
internal static class EveryAnswer
{
    /// <summary>Wants the same answers from both, and to each question an answer for somebody.</summary>
    /// <returns>How many answers were compared, and how many of them were neither refused nor empty.</returns>
    public static async Task<(int Compared, int Full)> IsTheSameAsync(BothStores both)
    {
        var askers = await Askers.OfAsync(both);
        var questions = await Questions.OfAsync(both, askers.Narrow.Manages[0].Unit, askers.All.Single(one => one.Subject == $"demo-{Roles.Institution}").Institution!.Value);
        var (compared, full, wrong) = (0, 0, new List<string>());
        foreach (var question in questions)
        {
            var answered = 0;
            foreach (var asker in askers.All)
            {
                var reply = await both.AskAsync(asker, question.Text, question.Variables);
                if (reply.Codes.Any(code => code != Codes.Forbidden))
                    wrong.Add($"{asker.Subject} asks for {question.Name}: {reply.Errors}");
                compared++;
                answered += reply.Errors.Length == 0 && HasSomething(reply.Root.GetProperty("data")) ? 1 : 0;
            }

            if (answered == 0)
                wrong.Add($"Nobody was told anything of: {question.Name}");
            full += answered;
        }

        Assert.Empty(wrong);
        Assert.InRange(await SeenAsync(askers.Narrow), 1, await SeenAsync(askers.Office) - 1);
        return (compared, full);

        async Task<int> SeenAsync(Identity who) => int.Parse((await both.AskAsync(who, "{ cadres(first: 1) { totalCount } }")).Text("cadres.totalCount")!, null);
    }

    /// <summary>Whether there is a value below that is neither null nor a count of nothing.</summary>
    private static bool HasSomething(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().Any(property => HasSomething(property.Value)),
        JsonValueKind.Array => element.EnumerateArray().Any(HasSomething),
        JsonValueKind.Number => element.GetDouble() != 0,
        JsonValueKind.String => true,
        _ => false,
    };
}
