using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Platform.Bench.Figures;

/// <summary>Prints figures as they come: columns for people, an object a line for programs.</summary>
internal sealed class Report(bool asJson)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>What else the machine was doing belongs to every figure.</summary>
    public void Begin()
    {
        var load = File.Exists("/proc/loadavg") ? File.ReadAllText("/proc/loadavg").Split(' ')[0] : "unknown";
        Console.Error.WriteLine($"{Environment.ProcessorCount} processors, load {load} before the start.");
        if (!asJson)
        {
            WriteRow("figure", "value", "unit", "baseline", "its value", "ratio", "goal", "met");
        }
    }

    public void Write(Figure figure)
    {
        if (asJson)
        {
            Console.WriteLine(JsonSerializer.Serialize(AsJson(figure), Json));
            return;
        }

        var met = figure.IsMet switch { true => "yes", false => "NO", null => "" };
        WriteRow(
            figure.Name, Number(figure.Value), figure.Unit, figure.Baseline, Number(figure.BaselineValue), Number(figure.Ratio),
            figure.Goal?.ToString() ?? "", met);
    }

    private static object AsJson(Figure figure) => new
    {
        figure.Name,
        Value = Rounded(figure.Value),
        figure.Unit,
        figure.Baseline,
        BaselineValue = Rounded(figure.BaselineValue),
        Ratio = double.IsFinite(figure.Ratio) ? Rounded(figure.Ratio) : (double?)null,
        Goal = figure.Goal?.ToString(),
        Met = figure.IsMet,
    };

    private static void WriteRow(
        string name, string value, string unit, string baseline, string baselineValue, string ratio, string goal, string met)
        => Console.WriteLine($"{name,-30} {value,10} {unit,-10} {baseline,-44} {baselineValue,10} {ratio,8}  {goal,-16} {met}".TrimEnd());

    private static double Rounded(double value) => Math.Round(value, value < 10 ? 3 : 1);

    private static string Number(double value) => value.ToString(value < 10 ? "0.00" : value < 1000 ? "0.0" : "#,0", CultureInfo.InvariantCulture);
}
