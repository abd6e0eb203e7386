using CqNewsroom.Core;
using CqNewsroom.Core.Auditing;
using CqNewsroom.Core.Samples;
using CqNewsroom.Data.Backups;
using CqNewsroom.Data.Migrating;

namespace CqNewsroom.Web.Hosting;

/// <summary>The commands of the executable. Each prints what it did and returns the exit code.</summary>
internal static class ConsoleCommands
{
    private const string Usage = "Commands: audit verify [--head COUNT:HASH], backup FILE, restore FILE [--force], sample, migrate, check PAIRS.tsv [--published YYYY-MM-DD] [--terms TERMS.csv] [--language en|zh-CN], import FOLDER [--apply] [--desk NAME] [--section SLUG] [--sections FILE] [--language TAG] [--download] [--report FILE].";

    /// <summary>Runs one.</summary>
    public static async Task<int> RunAsync(IServiceProvider services, IReadOnlyList<string> command, CancellationToken cancellation)
    {
        switch (command)
        {
            case ["audit", "verify"]:
                return await VerifyAsync(services, null, cancellation);
            case ["audit", "verify", "--head", var head] when AuditMark.Parse(head) is { } mark:
                return await VerifyAsync(services, mark, cancellation);
            case ["backup", var file]:
                return await SayAsync(await services.GetRequiredService<Backup>().ToFileAsync(file, cancellation));
            case ["restore", var file]:
                return await SayAsync(await services.GetRequiredService<Restore>().FromFileAsync(file, force: false, cancellation));
            case ["restore", var file, "--force"]:
                return await SayAsync(await services.GetRequiredService<Restore>().FromFileAsync(file, force: true, cancellation));
            case ["migrate"]:
                Console.WriteLine($"Migrations applied: {await MigrateAsync(services, cancellation)}.");
                return 0;
            case ["sample"]:
                await MigrateAsync(services, cancellation);
                if (await MakeSampleAsync(services, cancellation))
                    return 0;
                await Console.Error.WriteLineAsync("The database is not empty, so the sample newsroom was not made. Use an empty data folder.");
                return 1;
            case ["check", ..]:
                return await CheckCommand.RunAsync([.. command.Skip(1)], DateOnly.FromDateTime(services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime));
            case ["import", ..]:
                return await ImportCommand.RunAsync(services, [.. command.Skip(1)], cancellation);
            default:
                await Console.Error.WriteLineAsync(Usage);
                return 2;
        }
    }

    /// <summary>Makes the sample newsroom with its accounts; false where the database is not empty.</summary>
    public static async Task<bool> MakeSampleAsync(IServiceProvider services, CancellationToken cancellation)
    {
        if (!await services.GetRequiredService<SampleNewsroom>().MakeAsync(cancellation))
            return false;
        Console.WriteLine("The sample newsroom 'Chongqing News' was made. Its people and their password stand on the sign-in page in Development.");
        return true;
    }

    private static async Task<int> SayAsync(BackupOutcome outcome)
    {
        await (outcome.IsDone ? Console.Out : Console.Error).WriteLineAsync(outcome.Message);
        return outcome.IsDone ? 0 : 1;
    }

    private static Task<int> MigrateAsync(IServiceProvider services, CancellationToken cancellation) =>
        services.GetRequiredService<NewsroomMigrator>().MigrateAsync(cancellation);

    private static async Task<int> VerifyAsync(IServiceProvider services, AuditMark? noted, CancellationToken cancellation)
    {
        if (!await services.GetRequiredService<NewsroomMigrator>().IsReadyAsync(cancellation))
        {
            await Console.Error.WriteLineAsync("There is no database of this version here. Look at Newsroom:DataFolder, or run 'migrate' first.");
            return 1;
        }

        await using var db = await services.GetRequiredService<INewsroomDbFactory>().OpenAsync(cancellation);
        var verdict = await AuditTrail.VerifyAsync(db, noted, cancellation);
        if (verdict.IsWhole)
        {
            Console.WriteLine($"{verdict.Fitting} audit records fit. Head: {verdict.Head}");
            return 0;
        }

        var fault = verdict.Fault switch
        {
            AuditFault.Missing => "is missing",
            AuditFault.CutTail => "is missing: the end of the chain was cut",
            _ => "does not fit: it or the chain before it was changed",
        };
        Console.WriteLine($"{verdict.Fitting} audit records fit. Record {verdict.FirstBroken} {fault}.");
        return 1;
    }
}
