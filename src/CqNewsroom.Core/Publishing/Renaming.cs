using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CqNewsroom.Core.Acts;
using CqNewsroom.Core.Outbox;

namespace CqNewsroom.Core.Publishing;

/// <summary>
/// That something which articles are told under (a section, a tag, a person, an agency) bears another name or address from now on: search must find its stories by
/// the new name, and who follows the paper from outside must hear of them. That may be fifty thousand stories, so the act only writes it down (in the outbox,
/// which no stop of the server loses); <see cref="RenamingSender"/> brings it to the stories.
/// </summary>
/// <param name="Kind">What it is.</param>
/// <param name="TargetId">Which.</param>
/// <param name="Counter">The counter of publications after the act.</param>
/// <param name="IsForSearch">Whether the search index is to follow; otherwise partners are to hear.</param>
/// <param name="Below">For search: only stories with a smaller number are left; the newest come first.</param>
internal sealed record Renaming(PublicNameKind Kind, Guid TargetId, long Counter, bool IsForSearch, int Below = int.MaxValue)
{
    /// <summary>Writes it down, in the act that renames, after <see cref="AdministrativeAct.ChangesWhatReadersSee"/>.</summary>
    /// <param name="act">The act.</param>
    /// <param name="kind">What is renamed.</param>
    /// <param name="targetId">Which.</param>
    public static void Note(AdministrativeAct act, PublicNameKind kind, Guid targetId)
    {
        act.Db.OutboxMessages.Add(new Renaming(kind, targetId, act.Newsroom.PublicationCounter, false).ToMessage(act.Now));
        // Of the names that may change later the index holds those of tags alone: credits are as they were printed, and sections are known by their ids.
        if (kind == PublicNameKind.Tag)
            act.Db.OutboxMessages.Add(new Renaming(kind, targetId, act.Newsroom.PublicationCounter, true).ToMessage(act.Now));
    }

    /// <summary>The message. What is done twice, since a message may arrive twice, is followed by one next, which has the same id.</summary>
    /// <param name="now">Now (UTC).</param>
    public OutboxMessage ToMessage(DateTime now)
    {
        var payload = string.Create(CultureInfo.InvariantCulture, $"{Kind} {TargetId} {Counter} {IsForSearch} {Below}");
        return OutboxMessage.New(new Guid(SHA256.HashData(Encoding.UTF8.GetBytes(payload)).AsSpan(0, 16)), RenamingSender.Name, TargetId.ToString(), payload, now);
    }

    /// <summary>Reads what <see cref="ToMessage"/> wrote.</summary>
    /// <param name="payload">The message's payload.</param>
    public static Renaming Read(string payload)
    {
        var parts = payload.Split(' ');
        return new Renaming(
            Enum.Parse<PublicNameKind>(parts[0]), Guid.Parse(parts[1]), long.Parse(parts[2], CultureInfo.InvariantCulture), bool.Parse(parts[3]), int.Parse(parts[4], CultureInfo.InvariantCulture));
    }
}
