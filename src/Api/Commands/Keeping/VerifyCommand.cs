using System.CommandLine;
using System.Diagnostics;
using TalentGraph.Api.Hosting.Settings;
using TalentGraph.Api.Security.Audit;

namespace TalentGraph.Api.Commands.Keeping;

/// <summary><c>verify</c>: whether what was written once is still what it was.</summary>
internal static class VerifyCommand
{
    /// <summary>The verb.</summary>
    /// <param name="host">The settings.</param>
    public static Command Create(VerbHost host) =>
        new("verify", "Checks what must not have changed.") { Audit(host) };

    private static Command Audit(VerbHost host)
    {
        var anchor = new Option<string?>("--anchor") { Description = "The hash of an audit root that was kept elsewhere (the log has them)." };
        var key = new Option<FileInfo?>("--public-key") { Description = "The roots' public key, PEM, where it was kept elsewhere." };
        var command = new Command("audit", "Finds the first broken link of the audit's chains.") { anchor, key };
        command.SetAction(host.With(async (services, parse, cancellationToken) =>
        {
            var file = services.GetRequiredService<AuditSettings>().FileIn(services.GetRequiredService<IHostEnvironment>().ContentRootPath);
            if (!File.Exists(file))
                throw new RefusedException($"There is no audit at {file}.");

            switch (AuditVerifier.Verify(file, parse.GetValue(key)?.FullName ?? AuditSeal.PublicKeyOf(file), parse.GetValue(anchor), cancellationToken))
            {
                case AuditVerdict.Whole(var entries, var roots):
                    await parse.InvocationConfiguration.Output.WriteLineAsync($"The audit is whole: {entries} entries, {roots} signed roots.");
                    return ExitCode.Done;
                case AuditVerdict.Broken(var link, var why):
                    throw new RefusedException($"The audit is broken at {link}: {why}.");
                default:
                    throw new UnreachableException();
            }
        }));
        return command;
    }
}
