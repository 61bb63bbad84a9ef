using System.Diagnostics;
using TalentGraph.Api.Hosting;
using TalentGraph.Api.Hosting.Stores;
using TalentGraph.Api.Jobs.Backups.Servers;

namespace TalentGraph.Api.Jobs.Backups;

/// <summary>What backs up and brings back.</summary>
internal static class BackupServices
{
    /// <summary>Adds it, by the sort of store.</summary>
    public static void AddTo(IServiceCollection services)
    {
        services.AddSingleton<IGraphBackup>(static provider => provider.GetRequiredService<StoreFile>().Address switch
        {
            EmbeddedStore => ActivatorUtilities.CreateInstance<SqliteGraphBackup>(provider),
            ServerStore server => ActivatorUtilities.CreateInstance<Neo4jGraphBackup>(
                provider, server, ActivatorUtilities.CreateInstance<Neo4jAdmin>(provider, server)),
            _ => throw new UnreachableException(),
        });
        services.AddSingleton<AuditBackup>();
        services.AddSingleton<ModelBackup>();
        services.AddSingleton<BackupJob>();
    }
}
