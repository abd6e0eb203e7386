using CqNewsroom.Web.Hosting;

// A published copy carries its own wwwroot and settings beside the executable and must run from any folder.
var published = Directory.Exists(Path.Combine(AppContext.BaseDirectory, "wwwroot"));
var builder = WebApplication.CreateBuilder(new WebApplicationOptions
{
    Args = CommandLine.Settings(args),
    ContentRootPath = published ? AppContext.BaseDirectory : null,
});
builder.WebHost.UseStaticWebAssets();

return await builder.RunNewsroomAsync(CommandLine.Command(args));

/// <summary>The program's entry point, public so that tests can start the application in their own process.</summary>
public partial class Program;
