using System.Diagnostics;
using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Platform.Clients;
using Platform.Kernel.Jobs;
using Platform.Tests.Support;

namespace Platform.Tests.Clients;

/// <summary>How fast an import is; run by hand, in a Release build: <c>-explicit only -class '*ImportSpeed'</c>.</summary>
[Trait("Needs", "Database")]
public sealed class ImportSpeed(SalonApp app, ITestOutputHelper output)
{
    private const int Rows = 100_000;

    [Fact(Explicit = true)]
    public async Task Rows_a_second_of_a_file_with_19_columns()
    {
        var salon = await app.Open();
        var api = await salon.Api();
        var import = new ImportSteps(app, api);
        var file = Salonized();
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{file.Length / 1024 / 1024.0:N1} MB, {SalonApp.Provider}"));

        var id = "";
        await Measure("upload", async () => id = (await ImportSteps.Json(await import.Upload(file))).GetProperty("id").GetString()!);
        await Measure("columns", Work);
        await Step("dry-run");
        await Step("run");
        var again = await import.Read(file);
        id = again;
        await Step("dry-run");
        await Step("run");

        async Task Step(string step)
        {
            await api.PostAsync($"imports/{id}/{step}", null);
            await Measure(step, Work);
            output.WriteLine(ImportSteps.Counts(await import.Get(id)));
        }
    }

    private Task Work() => app.Services.GetRequiredService<JobWorker>().Drain();

    private async Task Measure(string name, Func<Task> work)
    {
        GC.Collect();
        var (clock, allocated) = (Stopwatch.StartNew(), GC.GetTotalAllocatedBytes());
        var cpu = Process.GetCurrentProcess().TotalProcessorTime;
        await work();
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{name}: {Rows / clock.Elapsed.TotalSeconds:N0} rows/s, {clock.Elapsed.TotalSeconds:N1} s, cpu {(Process.GetCurrentProcess().TotalProcessorTime - cpu).TotalSeconds:N1} s, " +
            $"{(GC.GetTotalAllocatedBytes() - allocated) / Rows:N0} bytes/row, {Environment.WorkingSet / 1024 / 1024} MB"));
    }

    private static byte[] Salonized()
    {
        string[] first = ["Zoë", "José", "Marieke", "Fatima", "Sanne", "Daan", "Lieke", "Joost", "Noor", "Bram"];
        string[] last = ["Müller", "van den Berg", "de Vries", "Jansen", "van der Sluis", "el Hamdaoui", "Vanderlaan", "d'Ancona", "ter Horst", "Özdemir"];
        var text = new StringBuilder("salonized_id;first_name;last_name;email;gender;address;zipcode;city;phone;mobile_phone;alert_notes;newsletter_optin;date_of_birth;loyalty_points;no_show_count;total_spent;total_due;appointment_count;created\n");
        for (var i = 0; i < Rows; i++)
        {
            var note = i % 4 == 0 ? "Gevoelige hoofdhuid, liever geen ammonia" : "";
            text.Append(
                CultureInfo.InvariantCulture,
                $"{50000 + i};{first[i % 10]};{last[i / 10 % 10]};klant{i}@example.org;female;Dorpsstraat {i % 200} A;{1011 + (i % 8000)} AK;Utrecht;020-{1000000 + i};06-{10000000 + i};{note};{(i % 2 == 0 ? "true" : "false")};19{60 + (i % 40)}-0{1 + (i % 9)}-1{i % 9};{i % 100};{i % 3};{i % 900}.50;0.0;{i % 15};2021-0{1 + (i % 9)}-03\n");
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }
}
