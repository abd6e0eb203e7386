using System.Globalization;
using Bunit;
using CqNewsroom.Core;
using CqNewsroom.Core.Acts;
using CqNewsroom.Core.Comments;
using CqNewsroom.Core.Notifications;
using CqNewsroom.Core.Stories;
using CqNewsroom.Core.Workflow;
using CqNewsroom.Data;
using CqNewsroom.TestSupport;
using CqNewsroom.Web.Desk.Shell;
using CqNewsroom.Web.Desk.Workflow;
using CqNewsroom.Web.Security;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor;
using MudBlazor.Services;

namespace CqNewsroom.Web.Tests.Desk.Workflow;

/// <summary>Components of the desk over a database of their own, with the providers that the layout gives, in English.</summary>
internal sealed class ActStage : IAsyncDisposable
{
    private static readonly DateTime Now = new(2026, 11, 25, 8, 0, 0, DateTimeKind.Utc);

    private readonly NewsroomDatabase _database;
    private readonly Whoever _signedIn = new();

    private ActStage(NewsroomDatabase database, DeskNewsroom newsroom)
    {
        (_database, Newsroom) = (database, newsroom);
        CultureInfo.CurrentUICulture = CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("en");
        Context.JSInterop.Mode = JSRuntimeMode.Loose;
        var services = Context.Services;
        services.AddLocalization();
        services.AddMudServices();
        services.AddSingleton<TimeProvider>(new TestClock(Now));
        services.AddSingleton<IIdSource, CountedIds>();
        services.AddSingleton(database.Factory);
        services.AddSingleton<INewsroomEvents, NewsroomEvents>();
        services.AddSingleton<SituationLoader>();
        services.AddSingleton<ArticleService>();
        services.AddScoped<StoryPages>();
        services.AddScoped<CommentService>();
        services.AddScoped<ReviewPages>();
        services.AddScoped<DeskSession>();
        services.AddSingleton<IAsker>(_signedIn);
    }

    public BunitContext Context { get; } = new();

    public DeskNewsroom Newsroom { get; }

    /// <summary>What the page would read again.</summary>
    public Func<Task<ActingArticle?>> Reload { get; set; } = () => Task.FromResult<ActingArticle?>(null);

    public static async Task<ActStage> CreateAsync()
    {
        var database = await NewsroomDatabase.CreateAsync(DatabaseKind.Sqlite);
        return new ActStage(database, await new DeskNewsroom(database, Now).MakeAsync());
    }

    /// <summary>The article as somebody sees it on its story's page.</summary>
    public async Task<ActingArticle> SeenAsync(string person, int number, string language)
    {
        var pages = Context.Services.GetRequiredService<StoryPages>();
        return (await pages.ReadAsync(Newsroom.Asker(person), number, CancellationToken.None)).Value!.Articles.Single(a => a.Acting.Language == language).Acting;
    }

    /// <summary>The bar of acts, with everything that it opens.</summary>
    public IRenderedComponent<IComponent> Bar(string person, ActingArticle article, bool isReview = false) =>
        Part<ActionBar>(person, article, (nameof(ActionBar.TimeZoneId), "Asia/Shanghai"), (nameof(ActionBar.IsReview), isReview));

    /// <summary>A part of a page that is about an article and reads it again, with everything that it opens.</summary>
    public IRenderedComponent<IComponent> Part<TPart>(string person, ActingArticle article, params (string Name, object Value)[] parameters)
        where TPart : IComponent
    {
        _signedIn.PersonId = Newsroom.Person(person);
        (string Name, object Value)[] all = [(nameof(ActionBar.Article), article), (nameof(ActionBar.Reload), () => Reload()), .. parameters];
        RenderFragment content = builder =>
        {
            builder.OpenComponent<MudPopoverProvider>(0);
            builder.CloseComponent();
            builder.OpenComponent<MudDialogProvider>(1);
            builder.CloseComponent();
            builder.OpenComponent<MudSnackbarProvider>(2);
            builder.CloseComponent();
            builder.OpenComponent<TPart>(3);
            foreach (var (name, value) in all)
                builder.AddComponentParameter(4, name, value);
            builder.CloseComponent();
        };
        return Context.Render<CascadingValue<DeskContext>>(cascade => cascade
            .Add(c => c.Value, new DeskContext(TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai"), Now))
            .AddChildContent(content));
    }

    public async ValueTask DisposeAsync()
    {
        await Context.DisposeAsync();
        await _database.DisposeAsync();
    }

    private sealed class Whoever : IAsker
    {
        public Guid PersonId { get; set; }

        public ValueTask<SignedIn?> FindAsync() => ValueTask.FromResult<SignedIn?>(new SignedIn(PersonId, Guid.Empty, "en"));
    }
}
