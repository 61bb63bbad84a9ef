namespace TalentGraph.Graph.Model.Records;

/// <summary>A fact of the graph: one row of a file of the bundle, one row or node of a store.</summary>
public interface IRecord;
