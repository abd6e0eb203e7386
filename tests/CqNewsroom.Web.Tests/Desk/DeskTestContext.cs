using System.Globalization;
using Bunit;
using CqNewsroom.Core.Acts;
using CqNewsroom.Core.Comments;
using CqNewsroom.Core.Notifications;
using CqNewsroom.Core.People;
using CqNewsroom.Core.Stories;
using CqNewsroom.Core.Workflow;
using CqNewsroom.Data;
using CqNewsroom.TestSupport;
using CqNewsroom.Web.Desk.Shell;
using CqNewsroom.Web.Security;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using MudBlazor;
using MudBlazor.Services;

namespace CqNewsroom.Web.Tests.Desk;

/// <summary>Desk pages over a small newsroom in an SQLite file, with a clock that the test moves and a person whom it chooses.</summary>
public abstract class DeskTestContext : BunitContext, IAsyncLifetime
{
    private readonly CultureInfo _before = CultureInfo.CurrentUICulture;
    private readonly SignedInPerson _signedIn = new();
    private NewsroomDatabase? _database;

    protected DeskTestContext() => Events = new NewsroomEvents(Clock, NullLogger<NewsroomEvents>.Instance);

    protected static DateTime Now { get; } = new(2026, 11, 25, 8, 0, 0, DateTimeKind.Utc);

    protected FakeTimeProvider Clock { get; } = new(new DateTimeOffset(Now));

    protected NewsroomEvents Events { get; }

    protected DeskNewsroom Newsroom { get; private set; } = default!;

    /// <summary>Whether the tests look at a database at all.</summary>
    protected virtual bool NeedsNewsroom => true;

    public virtual async ValueTask InitializeAsync()
    {
        Speak("en");
        JSInterop.Mode = JSRuntimeMode.Loose;
        DefaultWaitTimeout = TimeSpan.FromSeconds(20);
        Services.AddMudServices(options => options.SnackbarConfiguration.ShowTransitionDuration = 0);
        Services.AddLogging();
        Services.AddLocalization();
        Services.AddSingleton<TimeProvider>(Clock);
        Services.AddSingleton<INewsroomEvents>(Events);
        if (!NeedsNewsroom)
            return;
        _database = await NewsroomDatabase.CreateAsync(DatabaseKind.Sqlite);
        Newsroom = await new DeskNewsroom(_database, Now).MakeAsync();
        Services.AddSingleton(_database.Factory);
        Services.AddSingleton<Core.IIdSource>(new SequentialIds(Clock));
        Services.AddSingleton<ITextCheck, LeftoverCheck>();
        Services.AddSingleton<SituationLoader>();
        Services.AddSingleton<ArticleService>();
        Services.AddSingleton<IAsker>(_signedIn);
        Services.AddScoped<DeskSession>();
        Services.AddScoped<DeskClock>();
        Services.AddScoped<WhoAmI>();
        Services.AddScoped<MyWork>();
        Services.AddScoped<StoryList>();
        Services.AddScoped<StorySearch>();
        Services.AddScoped<StoryStart>();
        Services.AddScoped<WhatIsNew>();
        Services.AddScoped<CommentService>();
    }

    public new async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        if (_database is not null)
            await _database.DisposeAsync();
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = _before;
        GC.SuppressFinalize(this);
    }

    /// <summary>Chooses the language of the interface.</summary>
    protected static void Speak(string language) => CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);

    /// <summary>Signs somebody in; nobody for null.</summary>
    protected void SignIn(string? person) => _signedIn.PersonId = person is null ? null : Newsroom.Person(person);

    /// <summary>Renders a page as the layout does: with the library's popovers, the person, and their clock.</summary>
    protected async Task<IRenderedComponent<TPage>> RenderPageAsync<TPage>(string person, string zone = "Asia/Shanghai", IReadOnlyDictionary<string, object>? parameters = null)
        where TPage : IComponent
    {
        SignIn(person);
        var myself = await Services.GetRequiredService<WhoAmI>().LoadAsync(Newsroom.Asker(person), CancellationToken.None);
        Render<MudPopoverProvider>();
        return Render(Framed<TPage>(myself!, zone, parameters ?? new Dictionary<string, object>(StringComparer.Ordinal))).FindComponent<TPage>();
    }

    /// <summary>Renders a part that shows times.</summary>
    protected IRenderedComponent<TPart> RenderPart<TPart>(Action<ComponentParameterCollectionBuilder<TPart>> parameters, string zone = "Asia/Shanghai")
        where TPart : IComponent =>
        Render<TPart>(builder =>
        {
            builder.AddCascadingValue(new DeskContext(TimeZoneInfo.FindSystemTimeZoneById(zone), Now));
            parameters(builder);
        });

    /// <summary>Lets time pass for debouncing and throttling.</summary>
    protected void Pass(double seconds) => Clock.Advance(TimeSpan.FromSeconds(seconds));

    /// <summary>Lets time pass until what waits for it is done.</summary>
    protected async Task PassUntilAsync(Task done)
    {
        while (!done.IsCompleted)
        {
            Pass(0.5);
            await Task.Yield();
        }

        await done;
    }

    private static RenderFragment Framed<TPage>(Myself myself, string zone, IReadOnlyDictionary<string, object> parameters)
        where TPage : IComponent => builder =>
    {
        builder.OpenComponent<CascadingValue<Myself>>(0);
        builder.AddComponentParameter(1, nameof(CascadingValue<>.Value), myself);
        builder.AddComponentParameter(2, nameof(CascadingValue<>.ChildContent), (RenderFragment)(inner =>
        {
            inner.OpenComponent<CascadingValue<DeskContext>>(0);
            inner.AddComponentParameter(1, nameof(CascadingValue<>.Value), new DeskContext(TimeZoneInfo.FindSystemTimeZoneById(zone), Now));
            inner.AddComponentParameter(2, nameof(CascadingValue<>.ChildContent), (RenderFragment)(page =>
            {
                page.OpenComponent<TPage>(0);
                page.AddMultipleAttributes(1, parameters);
                page.CloseComponent();
            }));
            inner.CloseComponent();
        }));
        builder.CloseComponent();
    };

    private sealed class SignedInPerson : IAsker
    {
        public Guid? PersonId { get; set; }

        public ValueTask<SignedIn?> FindAsync() =>
            ValueTask.FromResult(PersonId is { } id ? new SignedIn(id, id, CultureInfo.CurrentUICulture.Name) : null);
    }
}
