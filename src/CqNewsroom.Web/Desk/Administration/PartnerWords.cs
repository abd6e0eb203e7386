using CqNewsroom.Core.Newsrooms;
using CqNewsroom.Core.Outbox;
using CqNewsroom.Core.Partners;
using CqNewsroom.Core.Webhooks;
using CqNewsroom.Web.Resources;
using Microsoft.Extensions.Localization;

namespace CqNewsroom.Web.Desk.Administration;

/// <summary>What tokens may read and webhooks are told of, in words.</summary>
internal static class PartnerWords
{
    /// <summary>A scope.</summary>
    public static string Scope(IStringLocalizer<PartnersText> partner, string scope) => scope == ApiScope.Articles ? partner["ScopeArticles"] : partner["ScopeHeadlines"];

    /// <summary>An event.</summary>
    public static string Event(IStringLocalizer<PartnersText> partner, string name) => name switch
    {
        WebhookEvent.Published => partner["EventPublished"],
        WebhookEvent.Updated => partner["EventUpdated"],
        WebhookEvent.Corrected => partner["EventCorrected"],
        WebhookEvent.Retracted => partner["EventRetracted"],
        _ => partner["EventPing"],
    };

    /// <summary>Why a message did not arrive; an exception's text as it is.</summary>
    public static string? Fault(IStringLocalizer<PartnersText> partner, string? fault) => fault switch
    {
        OutboxFault.NotAllowed => partner["FaultNotAllowed"],
        OutboxFault.NameUnknown => partner["FaultNameUnknown"],
        OutboxFault.NotPublic => partner["FaultNotPublic"],
        OutboxFault.NotReached => partner["FaultNotReached"],
        OutboxFault.TooLong => partner["FaultTooLong"],
        OutboxFault.SecretLost => partner["FaultSecretLost"],
        _ => fault,
    };

    /// <summary>The languages and sections of a token or a webhook; empty where it is for all of them.</summary>
    public static IEnumerable<string> Confined(IReadOnlyList<Language> languages, IReadOnlyList<NamedSection> sections, IReadOnlyList<string> tags, IReadOnlyList<Guid> ids) =>
        languages.Where(language => tags.Contains(language.Tag, StringComparer.Ordinal)).Select(language => language.Name)
            .Concat(sections.Where(section => ids.Contains(section.Id)).Select(section => Lookups.NameOf(section.Names)));
}
