using System.Reflection;
using TalentGraph.Api.Features;
using TalentGraph.Api.Features.Cadres;
using TalentGraph.Api.Features.Capability;
using TalentGraph.Api.Features.Posts;
using TalentGraph.Api.Features.Search;
using TalentGraph.Api.Features.Training;
using TalentGraph.Api.Hosting.Settings;
using TalentGraph.GraphQL;
using TalentGraph.GraphQL.Execution;
using TalentGraph.GraphQL.Types;

namespace TalentGraph.Api.Hosting;

/// <summary>The schema's classes, ids and scalars, and the use cases behind them.</summary>
internal static class GraphQLServices
{
    /// <summary>Adds them.</summary>
    /// <param name="services">Where.</param>
    /// <param name="showDetails">Whether errors keep their text and "did you mean" is on: in Development.</param>
    public static void AddTo(IServiceCollection services, bool showDetails)
    {
        services.AddScoped<Views>();
        services.AddSingleton<VisibleFacts>();
        services.AddSingleton<CadreList>();
        services.AddSingleton<PostLists>();
        services.AddSingleton<FindByText>();
        services.AddSingleton<ClassList>();
        services.AddSingleton<DueOf>();
        services.AddSingleton<OwnClassMeans>();
        services.AddAutoMapper(
            static (provider, mapper) => mapper.LicenseKey = provider.GetRequiredService<IConfiguration>()["AutoMapper:LicenseKey"],
            Assembly.GetExecutingAssembly());
        services.AddTalentGraphQL((provider, options) =>
        {
            var settings = provider.GetRequiredService<ApiSettings>();
            options.Limits = settings.Limits;
            options.TrustedDocuments = settings.TrustedDocumentsIn(provider.GetRequiredService<IHostEnvironment>().ContentRootPath);
            options.ShowDetails = showDetails;
            options.Translate = Translate;
            options.AddTypesFrom(Assembly.GetExecutingAssembly());
            options.AddScalar("Version", "Opaque: what the store knew. Compare for equality only.", static text => new Version(Number(text)), static version => version.ToString());
            AddIds(options);
        });
    }

    /// <summary>An id of another kind, or of nobody, names nothing: persons are null, never an error.</summary>
    private static void AddIds(GraphQLOptions options)
    {
        options.AddId("cadre", static key => new CadreId(key), static id => id.Value, WrongKind.NotThere);
        options.AddId("unit", static key => new UnitId(key), static id => id.Value);
        options.AddId("post", static key => new PostId(key), static id => id.Value);
        options.AddId("appointment", static key => new AppointmentId(key), static id => id.Value);
        options.AddId("competency", static key => new CompetencyId(key), static id => id.Value);
        options.AddId("course", static key => new CourseId(key), static id => id.Value);
        options.AddId("class", static key => new ClassId(key), static id => id.Value);
        options.AddId("call_up", static key => new CallUpId(key), static id => id.Value);
        options.AddId("enrolment", static key => new EnrolmentId(key), static id => id.Value);
        options.AddId("credit", static key => new CreditId(key), static id => id.Value);
        options.AddId("round", static key => new RoundId(key), static id => id.Value);
        options.AddId("run", static key => new RunId(key), static id => id.Value);
    }

    /// <summary>What the caller may know of a failure that is not a defect. Which store failed, and at what, is in the log.</summary>
    private static RequestException? Translate(Exception failure) => failure switch
    {
        BadInputException bad => new RequestException(Codes.BadUserInput, bad.Message),
        GraphStoreException { Code: GraphStoreException.ResyncRequired } =>
            new RequestException(Codes.ResyncRequired, "The change log does not reach so far back: read everything anew."),
        GraphStoreException => new RequestException(Codes.StoreUnavailable, "The store does not answer."),
        _ => null,
    };

    private static long Number(string text) =>
        long.TryParse(text, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out long number)
            ? number
            : throw new FormatException("Not a version of this store.");
}
