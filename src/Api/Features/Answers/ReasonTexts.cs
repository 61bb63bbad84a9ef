using TalentGraph.Graph.Policy.Status;

namespace TalentGraph.Api.Features.Answers;

/// <summary>What reasons say, in both languages.</summary>
internal static class ReasonTexts
{
    private static readonly Dictionary<ReasonCode, (string Chinese, string English)> Texts = new()
    {
        [ReasonCode.TheoryMissing] = ("近五年没有系统的理论教育", "No systematic theory education in the window"),
        [ReasonCode.PartySpiritMissing] = ("近五年没有系统的党性教育", "No systematic party-spirit education in the window"),
        [ReasonCode.HoursShort] = ("应完成的学时和天数均未达到", "Neither the hours nor the days owed are met"),
        [ReasonCode.ContentUndeclared] = ("有班次未申报教学内容，补报后可能改变结果", "Classes without declared content could change the result"),
        [ReasonCode.InGrace] = ("入职未满宽限期", "Still within the period of grace after entry"),
        [ReasonCode.NotInService] = ("不在职，无学习任务", "Not in service: nothing is owed"),
        [ReasonCode.NotPassed] = ("未取得合格结果", "Not passed"),
        [ReasonCode.NotEnded] = ("班次尚未结束", "The class has not ended"),
        [ReasonCode.Revoked] = ("证书已被撤销", "The certificate was revoked"),
        [ReasonCode.AbsenceOverLimit] = ("缺课超过规定比例", "Absence is over the limit"),
        [ReasonCode.NotRecognised] = ("举办单位不是认可的培训机构", "The organiser is not a recognised training institution"),
        [ReasonCode.SecondInClass] = ("同一班次已有另一条记录计入", "Another enrolment in the same class counts"),
        [ReasonCode.TheoryAndPartySpiritShareLow] = ("理论教育和党性教育学时占比不足", "Too small a share of theory and party spirit"),
        [ReasonCode.PartySpiritShareLow] = ("党性教育学时占比不足", "Too small a share of party spirit"),
        [ReasonCode.LeadersLecturesShareLow] = ("领导干部授课学时占比不足", "Too small a share of lectures by leading cadres"),
        [ReasonCode.InteractiveShareLow] = ("互动式教学学时占比不足", "Too small a share of interactive methods"),
        [ReasonCode.PartyAnalysisMissing] = ("一个月以上的班次没有安排党性分析", "A class of a month or more without a party-spirit analysis"),
    };

    /// <summary>A reason's text.</summary>
    public static string Of(ReasonCode code, Locale locale) => locale == Locale.Zh ? Texts[code].Chinese : Texts[code].English;
}
