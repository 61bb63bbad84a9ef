using TalentGraph.Graph.Policy.Persons;

namespace TalentGraph.Api.Ledger;

/// <summary>One cadre in memory: the record, what the rules read, and what lists and scope compare.</summary>
/// <param name="Cadre">The record as known today.</param>
/// <param name="History">What the rules read.</param>
/// <param name="NameKey">The name's place in pinyin order, compared byte by byte.</param>
/// <param name="Now">Deciding rank, unit and managing unit at the ledger's today.</param>
/// <param name="OtherRecords">Hashes of the ids of the appointments and conduct rows that were read: they tell whose a record was that is gone.</param>
internal sealed record RosterEntry(Cadre Cadre, CadreHistory History, byte[] NameKey, CadreNow Now, uint[] OtherRecords);
