using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using TalentGraph.Api.Hosting.Settings;
using TalentGraph.Api.Security;

namespace TalentGraph.Api.Commands;

/// <summary><c>token</c>: a signed token for trying the service, in Development alone.</summary>
internal static class TokenCommand
{
    /// <summary>The verb.</summary>
    /// <param name="host">The settings.</param>
    public static Command Create(VerbHost host)
    {
        var role = new Option<string>("--role") { Description = "The role.", Required = true };
        role.AcceptOnlyFromAmong([.. Roles.All]);
        var person = new Option<string?>("--person") { Description = "The bearer's cadre id, or external:… for somebody who is none; without it such a one." };
        var manages = new Option<ScopeGrant[]>("--manages")
        {
            Description = "UNIT:RANK,RANK, whom the bearer manages; may be given several times.",
            CustomParser = Grants,
            DefaultValueFactory = static _ => [],
        };
        var institution = new Option<string?>("--institution") { Description = "The training institution's unit id." };
        var subject = new Option<string?>("--subject") { Description = "The account's name." };
        var expires = new Option<TimeSpan>("--expires")
        {
            Description = "How long it holds: 30m, 8h; at most 12h.",
            CustomParser = Lifetime,
            DefaultValueFactory = static _ => TimeSpan.FromHours(1),
        };

        var command = new Command("token", "Prints a signed token; Development only.") { role, person, manages, institution, subject, expires };
        command.Validators.Add(result =>
        {
            if (result.GetResult(role)?.Tokens is [{ Value: Roles.Cadre }] && result.GetResult(person) is null)
                result.AddError("--role cadre needs --person: whose own file it opens.");
        });
        command.SetAction(host.With(async (services, parse, cancellationToken) =>
        {
            if (!services.GetRequiredService<AuthSettings>().SignsItself(services.GetRequiredService<IHostEnvironment>()))
                throw new RefusedException("Tokens are signed in Development without Auth:Authority only; here they come from the issuer.");

            var id = parse.GetValue(person);
            var token = services.GetRequiredService<DevelopmentTokens>().Sign(
                new Identity
                {
                    Subject = parse.GetValue(subject) ?? (id is null ? $"demo-{parse.GetValue(role)}" : Claims.Key(id, "external")),
                    Role = parse.GetValue(role)!,
                    Person = id is null ? null : Claims.PersonOf(id),
                    Manages = parse.GetValue(manages)!,
                    Institution = parse.GetValue(institution) is { } unit ? new UnitId(Claims.Key(unit, "unit")) : null,
                },
                parse.GetValue(expires));
            await parse.InvocationConfiguration.Output.WriteLineAsync(token.AsMemory(), cancellationToken);
            return ExitCode.Done;
        }));
        return command;
    }

    private static ScopeGrant[] Grants(ArgumentResult argument)
    {
        var grants = new List<ScopeGrant>();
        foreach (var text in argument.Tokens.Select(token => token.Value))
        {
            var cut = text.LastIndexOf(':');
            if (cut <= 0)
            {
                argument.AddError($"--manages is UNIT:RANK,RANK, not '{text}'.");
                return [];
            }

            var ranks = text[(cut + 1)..].Split(',', StringSplitOptions.TrimEntries);
            if (ranks.FirstOrDefault(rank => Code.Find(typeof(Rank), rank) is null) is { } unknown)
            {
                argument.AddError($"--manages has the unknown rank '{unknown}'; ranks are {string.Join(", ", Code.All(typeof(Rank)))}.");
                return [];
            }

            grants.Add(new ScopeGrant(new UnitId(Claims.Key(text[..cut], "unit")), [.. ranks.Select(Code.Parse<Rank>)]));
        }

        return [.. grants];
    }

    private static TimeSpan Lifetime(ArgumentResult argument)
    {
        var text = argument.Tokens.Single().Value;
        var isNumber = int.TryParse(text.AsSpan()[..^Math.Min(1, text.Length)], NumberStyles.None, CultureInfo.InvariantCulture, out var number);
        var lifetime = (isNumber, text.LastOrDefault()) switch
        {
            (true, 'm') => TimeSpan.FromMinutes(number),
            (true, 'h') => TimeSpan.FromHours(number),
            _ => TimeSpan.Zero,
        };
        if (lifetime <= TimeSpan.Zero || lifetime > Authentication.LongestLifetime)
            argument.AddError($"--expires is minutes or hours up to 12h, as 30m or 8h, not '{text}'.");
        return lifetime;
    }
}
