using System.Diagnostics;
using System.Globalization;
using TalentGraph.Api.Features.Answers;
using TalentGraph.Scoring.Maps;

namespace TalentGraph.Api.Features.Capability;

/// <summary>The steps of an explanation in words.</summary>
internal static class ExplanationTexts
{
    /// <summary>One step.</summary>
    /// <param name="kind">Which.</param>
    /// <param name="points">What it adds.</param>
    /// <param name="locale">The language.</param>
    public static string Of(ExplanationKind kind, double points, Locale locale)
    {
        var format = kind == ExplanationKind.Reference ? "0.0" : "+0.0;-0.0;0.0";
        var number = points.ToString(format, CultureInfo.InvariantCulture);
        return locale == Locale.Zh ? $"{Chinese(kind)}：{number} 分" : $"{English(kind)}: {number} points";
    }

    private static string Chinese(ExplanationKind kind) => kind switch
    {
        ExplanationKind.Reference => "参照水平",
        ExplanationKind.Observed => "所得评分的平均与参照水平之差",
        ExplanationKind.IndicatorMix => "扣除评价主体和指标本身的高低",
        ExplanationKind.RaterSeverity => "扣除评价者的宽严",
        ExplanationKind.ClassLevel => "扣除班次的整体水平",
        ExplanationKind.RoleView => "由参评主体折算到框架规定的权重",
        ExplanationKind.Time => "由评价之日推算到图谱之日",
        ExplanationKind.Shrinkage => "证据有限，向总体水平靠拢",
        _ => throw new UnreachableException(),
    };

    private static string English(ExplanationKind kind) => kind switch
    {
        ExplanationKind.Reference => "The reference",
        ExplanationKind.Observed => "The mean of the marks, above or below it",
        ExplanationKind.IndicatorMix => "Less what these roles and indicators give everybody",
        ExplanationKind.RaterSeverity => "Less how lenient or severe the raters are",
        ExplanationKind.ClassLevel => "Less the level of the class",
        ExplanationKind.RoleView => "From the roles that rated to the framework's weights",
        ExplanationKind.Time => "From the days of the marks to the day of the map",
        ExplanationKind.Shrinkage => "Drawn towards everybody's level, as far as evidence is thin",
        _ => throw new UnreachableException(),
    };
}
