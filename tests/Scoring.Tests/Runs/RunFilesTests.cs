using Microsoft.ML;
using TalentGraph.Bench.Scoring;
using TalentGraph.Scoring.Frameworks;
using TalentGraph.Scoring.Raters;
using TalentGraph.Scoring.Runs;

namespace TalentGraph.Scoring.Tests.Runs;

public sealed class RunFilesTests : IDisposable
{
    private static readonly RaterSimulation Simulation = new() { Classes = 4, Competencies = 2 };
    private readonly string _folder = Directory.CreateTempSubdirectory("run-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_saved_run_loads_with_the_same_numbers()
    {
        var ml = new MLContext(1);
        var data = ml.Data.LoadFromEnumerable(Simulation.Make(FrameworkFile.National).Marks.ToList());
        var model = ml.Talent().Raters(A.Options([.. Simulation.Weights])).Fit(data);

        var names = RunFiles.Save(model, _folder);
        var loaded = RunFiles.Load(ml, _folder);

        Assert.Equal(["raters.bin", "card.zh-CN.md", "card.en.md", "manifest.json"], names);
        Assert.Equal(model.Facts, loaded.Facts);
        Assert.Equal(model.References, loaded.References);
        Assert.Equal(model.VarianceComponents, loaded.VarianceComponents);
        Assert.Equal(model.RaterSeverities, loaded.RaterSeverities);
        Assert.Equivalent(model.Maps, loaded.Maps, strict: true);
        Assert.Equal(Fitted(model), Fitted(loaded));

        List<float> Fitted(RaterModel own) => [.. ml.Data.CreateEnumerable<Row>(own.Transform(data), false).Select(row => row.Fitted)];
    }

    [Theory]
    [InlineData("raters.bin")]
    [InlineData("card.en.md")]
    public void A_changed_file_is_refused_by_its_name(string name)
    {
        RunFiles.Save(Model(), _folder);
        var path = Path.Combine(_folder, name);
        var bytes = File.ReadAllBytes(path);
        bytes[bytes.Length / 2] ^= 1;
        File.WriteAllBytes(path, bytes);

        var error = Assert.Throws<InvalidDataException>(() => RunFiles.Load(new MLContext(1), _folder));

        Assert.Contains(name, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_changed_stream_is_refused()
    {
        using var stream = new MemoryStream();
        RunFiles.Write(Model(), stream);
        stream.GetBuffer()[100] ^= 1;
        stream.Position = 0;

        Assert.Throws<InvalidDataException>(() => RunFiles.Read(new MLContext(1), stream));
    }

    [Fact]
    public void Cards_fill_every_place_and_tell_the_same_numbers_in_both_languages()
    {
        var model = Model();

        var english = ModelCard.Of(model, CardLanguage.English);
        var chinese = ModelCard.Of(model, CardLanguage.Chinese);

        Assert.All(new[] { english, chinese }, card =>
        {
            Assert.DoesNotContain("{{", card, StringComparison.Ordinal);
            Assert.Contains(model.Facts.Fingerprint, card, StringComparison.Ordinal);
            Assert.All(model.VarianceComponents, component => Assert.Contains($"| {component.Name} |", card, StringComparison.Ordinal));
        });
    }

    [Fact]
    public void The_fingerprint_follows_the_marks_and_the_options()
    {
        var marks = A.Peers("P1", 5).ToList();
        var first = A.Model(marks, A.Options()).Facts.Fingerprint;

        Assert.Equal(64, first.Length);
        Assert.Equal(first, A.Model(marks.AsEnumerable().Reverse(), A.Options()).Facts.Fingerprint);
        Assert.NotEqual(first, A.Model(marks, A.Options() with { AsOf = new DateOnly(2025, 1, 1) }).Facts.Fingerprint);
        marks[0].Score--;
        Assert.NotEqual(first, A.Model(marks, A.Options()).Facts.Fingerprint);
    }

    private static RaterModel Model() =>
        A.Model(Simulation.Make(FrameworkFile.National).Marks, A.Options([.. Simulation.Weights]) with { Solver = new() { Draws = 8 } });

    private sealed class Row
    {
        public float Fitted { get; set; }
    }
}
