using CqNewsroom.Core.Acts;
using CqNewsroom.Core.Import;
using CqNewsroom.Core.Media;
using CqNewsroom.Core.Memory;
using CqNewsroom.Core.Notifications;
using CqNewsroom.Core.Orders;
using CqNewsroom.Core.Outbox;
using CqNewsroom.Core.Partners;
using CqNewsroom.Core.Previews;
using CqNewsroom.Core.Publishing;
using CqNewsroom.Core.Publishing.Outputs;
using CqNewsroom.Core.Publishing.WebSub;
using CqNewsroom.Core.Samples;
using CqNewsroom.Core.Stories;
using CqNewsroom.Core.Terms;
using CqNewsroom.Core.Translation;
using CqNewsroom.Core.Vocabulary;
using CqNewsroom.Core.Webhooks;
using CqNewsroom.Core.Workflow;
using CqNewsroom.Data;
using CqNewsroom.Data.Migrating;
using CqNewsroom.Web.Account;
using CqNewsroom.Web.Desk;
using CqNewsroom.Web.Desk.Acts;
using CqNewsroom.Web.Desk.Editing;
using CqNewsroom.Web.Desk.Media;
using CqNewsroom.Web.Desk.Terms;
using CqNewsroom.Web.Desk.Translation;
using CqNewsroom.Web.Desk.Vocabulary;
using CqNewsroom.Web.Jobs;
using CqNewsroom.Web.Machine;
using CqNewsroom.Web.Partners;
using CqNewsroom.Web.Reader;
using CqNewsroom.Web.Security;
using Microsoft.Extensions.Options;

namespace CqNewsroom.Web.Hosting;

/// <summary>Puts the newsroom together, and serves it or runs one command.</summary>
public static class NewsroomHost
{
    private static readonly TimeSpan ShutdownTimeout = TimeSpan.FromSeconds(5);

    /// <summary>Builds the application and serves it until it is stopped, or runs a command.</summary>
    /// <param name="builder">The builder with its configuration.</param>
    /// <param name="command">Words of the command, empty for serving.</param>
    /// <returns>The exit code: 0 where all went well, 1 where it did not; why stands on the console in one line.</returns>
    public static async Task<int> RunNewsroomAsync(this WebApplicationBuilder builder, IReadOnlyList<string> command)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(command);
        try
        {
            var database = DatabaseSettings.Read(builder.Configuration, builder.Environment);
            builder.Services.AddNewsroomData(database).AddNewsroomCore();
            builder.Services.AddOptions<NewsroomOptions>().BindConfiguration(NewsroomOptions.Section).ValidateOnStart();
            builder.Services.AddSingleton<IValidateOptions<NewsroomOptions>, NewsroomOptionsValidator>();
            builder.AddNewsroomWeb(database);
            await using var app = builder.Build();
            return command.Count > 0 ? await ConsoleCommands.RunAsync(app.Services, command, CancellationToken.None) : await ServeAsync(app);
        }
        catch (Exception exception) when (Readable(exception) is { } line)
        {
            await Console.Error.WriteLineAsync(line);
            return 1;
        }
    }

    private static async Task<int> ServeAsync(WebApplication app)
    {
        // Validation first: a wrong option must not leave a half-made database behind.
        _ = app.Services.GetRequiredService<IOptions<NewsroomOptions>>().Value;
        await app.Services.GetRequiredService<NewsroomMigrator>().MigrateAsync(CancellationToken.None);
        await FirstStart.PrepareAsync(app, CancellationToken.None);
        app.UseNewsroomWeb();
        app.Lifetime.ApplicationStarted.Register(() => FirstStart.Announce(app));
        await app.RunAsync();
        return 0;
    }

    /// <summary>Adds the use cases.</summary>
    /// <param name="services">The services.</param>
    public static IServiceCollection AddNewsroomCore(this IServiceCollection services)
    {
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton<INewsroomEvents, NewsroomEvents>();
        services.AddSingleton<ITextCheck, LeftoverCheck>();
        services.AddSingleton<ITextCheck, TranslationCheck>();
        services.AddSingleton<ITextCheck, ChineseTextCheck>();
        services.AddSingleton<ITextCheck, PictureCheck>();
        services.AddSingleton<ITextCheck, PictureRightsCheck>();
        services.AddSingleton<ITextCheck, OpenPlaceCheck>();
        services.AddSingleton<SituationLoader>();
        services.AddSingleton<ArticleService>();
        services.AddSingleton(provider => new KeepingOptions(TimeSpan.FromMinutes(provider.GetRequiredService<IOptions<NewsroomOptions>>().Value.KeepVersionEveryMinutes)));
        services.AddSingleton<WorkingCopyService>();
        services.AddSingleton<PictureService>();
        services.AddSingleton<RemotePictures>();
        services.AddSingleton(provider => new PreviewOptions(TimeSpan.FromHours(provider.GetRequiredService<IOptions<NewsroomOptions>>().Value.PreviewLinkHours)));
        services.AddSingleton<PreviewLinks>();
        services.AddSingleton<NoticeClosing>();
        services.AddSingleton<RevisionThinning>();
        services.AddSingleton<MemoryIndexes>();
        services.AddSingleton<MemoryLearning>();
        services.AddSingleton<TranslationMemory>();
        services.AddSingleton<OrderCounter>();
        services.AddSingleton<WordFiles>();
        services.AddSingleton<TermLists>();
        services.AddSingleton<TranslationAid>();
        services.AddScoped<PairComments>();
        services.AddSingleton<ChineseAid>();
        services.AddSingleton<FiguresSheets>();
        services.AddSingleton<TermReview>();
        services.AddSingleton<OutboxDelivery>();
        services.AddSingleton<OutsidePosts>();
        services.AddSingleton(provider => WebSub(provider.GetRequiredService<IOptions<NewsroomOptions>>().Value));
        services.AddSingleton<IPublicationListener, WebSubListener>();
        services.AddSingleton<IOutboxSender, WebSubSender>();
        services.AddSingleton(provider => new WebhookOptions(provider.GetRequiredService<IOptions<NewsroomOptions>>().Value.PublicBaseUrl.TrimEnd('/')));
        services.AddSingleton<IPublicationListener, WebhookListener>();
        services.AddSingleton<IOutboxSender, WebhookSender>();
        services.AddSingleton<IOutboxSender, RenamingSender>();
        services.AddSingleton<ApiCallers>();
        services.AddSingleton<PartnerArticles>();
        services.AddSingleton<IdentityFixing>();
        services.AddSingleton<ArchiveImport>();
        services.AddSingleton<SampleNewsroom>();
        return services;
    }

    private static void AddNewsroomWeb(this WebApplicationBuilder builder, NewsroomDatabaseOptions database)
    {
        // Saves under way take milliseconds; who is silent for longer, as an open page, keeps nobody from stopping the server.
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = ShutdownTimeout);
        builder.WebHost.ConfigureKestrel(server => server.AddServerHeader = false);
        builder.Services.AddHealthChecks().AddCheck<DatabaseHealth>("database");
        builder.Services.AddHostedService<PublicationClock>();
        builder.Services.AddHostedService<StatisticsJob>();
        builder.Services.AddHostedService<PictureWorker>();
        builder.Services.AddHostedService<VersionThinner>();
        builder.Services.AddHostedService<MemoryLearner>();
        builder.Services.AddHostedService<OrderJob>();
        builder.Services.AddHostedService<TermReviewer>();
        builder.Services.AddMachine();
        builder.Services.AddHostedService<OutboxWorker>();
        builder.Services.AddHostedService<OutboxThinner>();
        builder.Services.AddNewsroomAccounts(database, builder.Environment);
        builder.Services.AddDesk();
        builder.Services.AddReaderSite();
        builder.Services.AddPartners();
    }

    private static void UseNewsroomWeb(this WebApplication app)
    {
        app.UseTrustedProxies();
        app.UseTransportSecurity();
        app.UseTroubleNotice();
        app.UseKeptPages();
        app.UseReaderNotices();
        app.UseDeskHeaders();
        app.UseNewsroomAccounts();
        app.MapStaticAssets();
        app.MapNewsroomHealth();
        app.MapAccounts();
        app.MapActs();
        app.MapEditing();
        app.MapTranslation();
        app.MapPictures();
        app.MapTerms();
        app.MapWords();
        app.MapChineseAid();
        app.MapDesk();
        app.MapPartners();
        app.MapReaderSite();
    }

    private static WebSubOptions WebSub(NewsroomOptions options) =>
        new(options.WebSubHub.Length > 0 ? new Uri(options.WebSubHub) : null, options.PublicBaseUrl.TrimEnd('/'));

    private static string? Readable(Exception exception) => exception switch
    {
        OptionsValidationException wrong => string.Join(' ', wrong.Failures),
        SettingsException or DatabaseTooNewException or DatabaseUnavailableException => exception.Message,
        _ => null,
    };
}
