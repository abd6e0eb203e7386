using System.Globalization;
using System.Text.Json;
using CqNewsroom.Core.Acts;
using CqNewsroom.Core.Front;
using CqNewsroom.Core.Notifications;
using CqNewsroom.Core.Workflow;
using CqNewsroom.Web.Desk.Shell;
using CqNewsroom.Web.Resources;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using MudBlazor;

namespace CqNewsroom.Web.Desk.Front;

/// <summary>Editors order the front page of a language: a top, sections below it, now or at a time. Times stand in the newsroom's zone.</summary>
public sealed partial class FrontOrderPage : IDisposable
{
    private readonly CancellationTokenSource _closed = new();
    private List<SlotDraft> _slots = [];
    private List<BlockDraft> _blocks = [];
    private readonly Dictionary<int, FrontStory> _added = [];
    private FrontView? _view;
    private IReadOnlyList<FrontStory> _found = [];
    private string _words = "";
    private string _dueAt = "";
    private string _previewAt = "";
    private string _saved = "";
    private string? _problem;
    private bool _isConflict;
    private bool _isGone;
    private bool _busy;
    private ElementReference? _focus;

    /// <summary>First segment of the readers' addresses; null for the newsroom's first language.</summary>
    [Parameter]
    public string? Path { get; set; }

    [CascadingParameter]
    private DeskContext Context { get; set; } = default!;

    [Inject]
    private FrontPages Pages { get; set; } = default!;

    [Inject]
    private DeskSession Session { get; set; } = default!;

    [Inject]
    private ISnackbar Snackbar { get; set; } = default!;

    [Inject]
    private IStringLocalizer<FrontText> Texts { get; set; } = default!;

    [Inject]
    private IStringLocalizer<ShellText> Shell { get; set; } = default!;

    // The buttons of what can move, so that the keyboard stays with it when it does.
    private Dictionary<Guid, ElementReference> Up { get; } = [];

    private Dictionary<Guid, ElementReference> Down { get; } = [];

    private TimeZoneInfo Zone => TimeZoneInfo.FindSystemTimeZoneById(_view!.TimeZoneId);

    private bool IsChanged => _view is { MayChange: true } && !string.Equals(Drafted(), _saved, StringComparison.Ordinal);

    private string PreviewAddress => FrontEndpoints.Address(_view!.Language, _slots.Select(slot => slot.Slot(Zone)).OfType<FrontSlot>(), Blocks(), SlotDraft.ToUtc(_previewAt.Length > 0 ? _previewAt : _dueAt, Zone));

    /// <inheritdoc/>
    public void Dispose()
    {
        _closed.Cancel();
        _closed.Dispose();
    }

    /// <inheritdoc/>
    protected override async Task OnParametersSetAsync()
    {
        await LoadAsync();
        if (_view is { MayChange: true })
            await FindAsync("");
    }

    /// <inheritdoc/>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (_focus is not { } element)
            return;
        _focus = null;
        await element.FocusAsync();
    }

    private static bool Concerns(NewsroomEvent happened) => happened is FrontPageChanged or PublicationsChanged or SettingsChanged or PersonChanged;

    // Whoever is ordering keeps what they have done; the save tells who was faster.
    private Task RefreshAsync() => IsChanged ? Task.CompletedTask : LoadAsync();

    private async Task LoadAsync()
    {
        var outcome = await Pages.ShowAsync(await Session.AskerAsync(), Path, _closed.Token);
        (_view, _isGone, _problem, _isConflict) = (outcome.Value, !outcome.IsDone, null, false);
        if (_view is not null)
            Fill(_view.Slots, _view.Blocks);
        _saved = Drafted();
        StateHasChanged();
    }

    private void Fill(IReadOnlyList<FrontSlot> slots, IReadOnlyList<FrontBlock> blocks)
    {
        _slots = [.. slots.Select(slot => SlotDraft.Of(slot, Zone))];
        _blocks = [.. blocks.Select(block => new BlockDraft { SectionId = block.SectionId, Count = block.Count })];
    }

    private async Task FindAsync(string? words)
    {
        _words = words ?? "";
        var outcome = await Pages.FindAsync(await Session.AskerAsync(), _view!.Language, _words, _closed.Token);
        _found = outcome.Value ?? [];
    }

    private void Add(FrontStory story)
    {
        _added[story.Number] = story;
        _slots.Add(new SlotDraft { StoryNumber = story.Number });
    }

    private void Move<T>(List<T> list, int from, int by, Guid key)
    {
        var to = from + by;
        if (to < 0 || to >= list.Count)
            return;
        (list[from], list[to]) = (list[to], list[from]);
        // At an end the button that was pressed can do no more; the other one takes the keyboard.
        var buttons = to == 0 ? Down : to == list.Count - 1 ? Up : by < 0 ? Up : Down;
        _focus = buttons[key];
    }

    private async Task SaveAsync(int seenNumber)
    {
        var slots = _slots.ConvertAll(slot => slot.Slot(Zone));
        DateTime? due = null;
        if (slots.Contains(null) || (_dueAt.Length > 0 && (due = SlotDraft.ToUtc(_dueAt, Zone)) is null))
        {
            _problem = Texts["NoSuchTime"];
            return;
        }

        var command = new OrderFront(_view!.Language, seenNumber, [.. slots.OfType<FrontSlot>()], [.. Blocks()], due);
        if (await DoAsync((asker, cancellation) => Pages.OrderAsync(asker, command, cancellation)))
        {
            Snackbar.Add(due is null ? Texts["Out"] : Texts["Scheduled", InZone(due.Value)], MudBlazor.Severity.Success);
            _dueAt = "";
            await LoadAsync();
        }
    }

    private async Task SaveMineAsync()
    {
        if ((await Pages.ShowAsync(await Session.AskerAsync(), Path, _closed.Token)).Value is { } now)
            await SaveAsync(now.SeenNumber);
    }

    private async Task WithdrawAsync(FrontVersion version)
    {
        if (await DoAsync((asker, cancellation) => Pages.WithdrawAsync(asker, version.Id, cancellation)))
            await RefreshListsAsync();
    }

    private async Task RestoreAsync(FrontVersion version)
    {
        if (await DoAsync((asker, cancellation) => Pages.RestoreAsync(asker, _view!.Language, _view.SeenNumber, version.Id, cancellation)))
        {
            Snackbar.Add(Texts["Out"], MudBlazor.Severity.Success);
            await LoadAsync();
        }
    }

    // What is being ordered stays; only what stands beside it is read again.
    private async Task RefreshListsAsync()
    {
        if ((await Pages.ShowAsync(await Session.AskerAsync(), Path, _closed.Token)).Value is { } view)
            _view = view;
    }

    // Puts an order that waits into the form: to be looked at, changed, and scheduled anew.
    private void Open(FrontVersion version)
    {
        Fill(version.Slots, version.Blocks);
        _dueAt = TimeZoneInfo.ConvertTimeFromUtc(DateTime.SpecifyKind(version.DueAt!.Value, DateTimeKind.Utc), Zone).ToString(SlotDraft.LocalTime, CultureInfo.InvariantCulture);
    }

    private async Task<bool> DoAsync(Func<Asker, CancellationToken, Task<Outcome<int>>> act)
    {
        if (_busy)
            return false;
        _busy = true;
        try
        {
            var asker = await Session.AskerAsync();
            var outcome = await act(asker, _closed.Token);
            _problem = outcome.Refusal?.In(asker.Language);
            _isConflict = outcome.Refusal?.Code == RefusalCode.ChangedMeanwhile;
            return outcome.IsDone;
        }
        finally
        {
            _busy = false;
        }
    }

    private IEnumerable<FrontBlock> Blocks() => _blocks.Select(block => new FrontBlock(block.SectionId, block.Count));

    private string Drafted() => JsonSerializer.Serialize(new { Slots = _slots.Select(slot => new { slot.StoryNumber, slot.SectionId, slot.Until }), Blocks = _blocks });

    private bool IsOnTop(int number) => _slots.Exists(slot => slot.StoryNumber == number);

    private FrontStory? Known(int number) => _view!.Stories.GetValueOrDefault(number) ?? _added.GetValueOrDefault(number);

    private string SectionName(Guid id) => _view!.Sections.FirstOrDefault(section => section.Id == id)?.Name ?? "";

    private string NameOf(SlotDraft slot) => slot.StoryNumber is { } number ? Known(number)?.Headline ?? Texts["Story", number] : Texts["NewestOf", SectionName(slot.SectionId!.Value)];

    private string KindOf(SlotDraft slot) => slot.StoryNumber is { } number ? Texts["KindStory", Known(number)?.SectionName ?? "", number] : Texts["KindNewest"];

    private string InZone(DateTime utc) =>
        TimeZoneInfo.ConvertTimeFromUtc(DateTime.SpecifyKind(utc, DateTimeKind.Utc), Zone).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
}
