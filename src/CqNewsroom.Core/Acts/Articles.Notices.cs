using CqNewsroom.Core.Notifications;
using CqNewsroom.Core.Publishing;
using CqNewsroom.Core.Stories;
using CqNewsroom.Core.Workflow;

namespace CqNewsroom.Core.Acts;

// What a publication is for readers: its change, its notice, and the times that move by it.
internal static partial class Articles
{
    private static PublicationChange ChangeOf(Article article, PublishAnswers answers) => article.Standing switch
    {
        Standing.NeverPublished => PublicationChange.First,
        Standing.Retracted => PublicationChange.Return,
        _ when !string.IsNullOrWhiteSpace(answers.CorrectionNotice) => PublicationChange.Notice,
        _ => answers.IsTechnicalFix ? PublicationChange.TechnicalFix : PublicationChange.Update,
    };

    private static void GiveNotice(Publication publication, NoticeKind kind, string text, NoticePlacement placement)
    {
        publication.CorrectionNotice = text;
        publication.NoticeKind = kind;
        publication.NoticePlacement = placement;
    }

    // The only place where a time that readers see moves: each by an editor's word (cases N25, N26), none by a save, a move or an import.
    private static void MoveTimes(Article article, Publication publication)
    {
        article.FirstPublishedAt ??= publication.PublicAt;
        if (publication.Change is PublicationChange.First or PublicationChange.TechnicalFix)
            return;
        article.UpdatedAt = publication.PublicAt;
        if (publication.NoticeKind is { } kind && NoticeRule.Corrects(kind))
            article.CorrectedAt = publication.PublicAt;
    }

    // Readers of the other languages saw the same mistake: whoever works on those is told at once, with the words to translate.
    private static async Task TellOtherLanguagesAsync(Act act, Publication publication, CancellationToken cancellation)
    {
        if (!act.Article.IsOriginal)
            return;
        foreach (var translation in act.Story.Articles.Where(a => !a.IsOriginal && a.Standing == Standing.Live))
        {
            act.Tell([translation.AssigneeId, .. (await act.EditorsAsync(translation.Language, cancellation)).Select(id => (Guid?)id)], NotificationKind.OriginalCorrected, translation, publication.CorrectionNotice);
            if (translation.AgencyId is { } agency)
                act.Tell(await act.CoordinatorsAsync(agency, cancellation), NotificationKind.OriginalCorrected, translation, publication.CorrectionNotice);
        }
    }

    // A live article that is kept while another language is retracted: its text stays as it was signed, and a note of the editors goes over it. It is a
    // publication of the same revision, so that the notice has its time, its record and its place in every output.
    private static async Task AddEditorsNoteAsync(Act act, Article article, string text, CancellationToken cancellation)
    {
        var standing = await act.Db.Publications.FindAsync([article.PublicationId], cancellation);
        var noted = new Publication
        {
            Id = act.NewId(),
            ArticleId = article.Id,
            RevisionId = standing!.RevisionId,
            RevisionHash = standing.RevisionHash,
            Kind = standing.Kind,
            PublicAt = act.Now,
            ActualAt = act.Now,
            PersonId = standing.PersonId,
            Reason = standing.Reason,
            Change = PublicationChange.Notice,
            Slug = standing.Slug,
            Credits = standing.Credits,
        };
        GiveNotice(noted, NoticeKind.EditorsNote, text, NoticePlacement.Top);
        act.Db.Publications.Add(noted);
        article.PublicationId = noted.Id;
        MoveTimes(article, noted);
        act.ChangesWhatReadersSee = true;
    }
}
