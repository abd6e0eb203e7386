using System.Text;
using CqNewsroom.Core.Acts;
using CqNewsroom.Core.Checks.Terms;
using CqNewsroom.Core.Terms;
using CqNewsroom.Data.Tests.Workflow;
using Microsoft.Extensions.Logging.Abstractions;

namespace CqNewsroom.Data.Tests.Terms;

/// <summary>The services of the termbase over a newsroom of a test.</summary>
internal sealed class TermStage(WorkflowNewsroom newsroom) : IDisposable
{
    private readonly AdministrativeActs _acts = new(newsroom.Factory, newsroom.Clock, newsroom.Events, NullLogger<AdministrativeActs>.Instance);

    public Termbase Terms => new(_acts, newsroom.Ids);

    public TermFiles Files => new(_acts, newsroom.Ids);

    public TermQueue Queue => new(_acts);

    public TermLists Lists { get; } = new(newsroom.Factory);

    public TermReview Review => new(newsroom.Factory, Lists, newsroom.Clock, newsroom.Events, NullLogger<TermReview>.Instance);

    public void Dispose() => Lists.Dispose();

    public static TermText Text(string chinese, string english, Guid? desk = null, TermStatus status = TermStatus.Preferred) =>
        new(desk, TermKind.Term, [chinese], [new TermForm(english, status)]);

    /// <summary>Saves an entry; fails where that is refused.</summary>
    public async Task<Guid> MustAsync(string person, TermText text, Guid? entry = null, int version = 0)
    {
        var outcome = await Terms.SaveAsync(newsroom.Asker(person), new SaveTerm(entry, version, text), WorkflowNewsroom.Cancellation);
        Assert.Null(outcome.Refusal);
        return outcome.Value;
    }

    public async Task<IReadOnlyList<TermLine>> ListAsync(string person, TermFilter? filter = null) =>
        (await Terms.ListAsync(newsroom.Asker(person), filter ?? new TermFilter(), WorkflowNewsroom.Cancellation)).Value?.Lines ?? [];

    /// <summary>Sends a file and applies it.</summary>
    public async Task<TermReport> ImportAsync(string person, string csv)
    {
        var sent = await Files.SendAsync(newsroom.Asker(person), "terms.csv", Encoding.UTF8.GetBytes(csv), WorkflowNewsroom.Cancellation);
        Assert.Null(sent.Refusal);
        var report = (await Files.ReportAsync(newsroom.Asker(person), sent.Value, WorkflowNewsroom.Cancellation)).Value!;
        var applied = await Files.ApplyAsync(newsroom.Asker(person), sent.Value, report.SeenCounter, WorkflowNewsroom.Cancellation);
        Assert.Null(applied.Refusal);
        return applied.Value!;
    }
}
