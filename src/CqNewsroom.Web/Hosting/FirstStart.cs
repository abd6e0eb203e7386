using CqNewsroom.Core;
using CqNewsroom.Core.Publishing.Outputs;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace CqNewsroom.Web.Hosting;

/// <summary>What happens at a start before anybody is served, and what the console says afterwards.</summary>
internal static class FirstStart
{
    /// <summary>Fills an empty database with the sample newsroom where it is wanted: in Development unless told otherwise.</summary>
    public static async Task PrepareAsync(WebApplication app, CancellationToken cancellation)
    {
        var wanted = app.Services.GetRequiredService<IOptions<NewsroomOptions>>().Value.Sample ?? app.Environment.IsDevelopment();
        if (wanted && await IsEmptyAsync(app.Services, cancellation))
            await ConsoleCommands.MakeSampleAsync(app.Services, cancellation);
        await app.Services.GetRequiredService<IdentityFixing>().FixAsync(new Uri(app.Services.GetRequiredService<IOptions<NewsroomOptions>>().Value.PublicBaseUrl), cancellation);
    }

    /// <summary>Says on the console what to open.</summary>
    public static void Announce(WebApplication app)
    {
        var address = app.Urls.FirstOrDefault() ?? "http://localhost:5080";
        Console.WriteLine($"CqNewsroom is ready. Staff: {address}/desk   Readers: {address}/");
    }

    private static async Task<bool> IsEmptyAsync(IServiceProvider services, CancellationToken cancellation)
    {
        await using var db = await services.GetRequiredService<INewsroomDbFactory>().OpenAsync(cancellation);
        return !await db.Persons.AnyAsync(cancellation) && !await db.Stories.AnyAsync(cancellation);
    }
}
