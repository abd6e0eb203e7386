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
/// <param name="Below">Only stories with a smaller number are left; the newest come first.</param>
/// <param name="Told">Of how many stories hubs and webhooks heard already.</param>
internal sealed record Renaming(PublicNameKind Kind, Guid TargetId, long Counter, int Below = int.MaxValue, int Told = 0)
{
    /// <summary>Writes it down, in the act that renames, after <see cref="AdministrativeAct.ChangesWhatReadersSee"/>.</summary>
    /// <param name="act">The act.</param>
    /// <param name="kind">What is renamed.</param>
    /// <param name="targetId">Which.</param>
    public static void Note(AdministrativeAct act, PublicNameKind kind, Guid targetId) =>
        act.Db.OutboxMessages.Add(new Renaming(kind, targetId, act.Newsroom.PublicationCounter).ToMessage(act.Now));

    /// <summary>The message. One of the same stretch has the same id, so that a stretch that is done twice is followed by one next.</summary>
    /// <param name="now">Now (UTC).</param>
    public OutboxMessage ToMessage(DateTime now)
    {
        var payload = string.Create(CultureInfo.InvariantCulture, $"{Kind} {TargetId} {Counter} {Below} {Told}");
        return OutboxMessage.New(new Guid(SHA256.HashData(Encoding.UTF8.GetBytes(payload)).AsSpan(0, 16)), RenamingSender.Name, TargetId.ToString(), payload, now);
    }

    /// <summary>Reads what <see cref="ToMessage"/> wrote.</summary>
    /// <param name="payload">The message's payload.</param>
    public static Renaming Read(string payload)
    {
        var parts = payload.Split(' ');
        return new Renaming(
            Enum.Parse<PublicNameKind>(parts[0]), Guid.Parse(parts[1]), long.Parse(parts[2], CultureInfo.InvariantCulture), int.Parse(parts[3], CultureInfo.InvariantCulture),
            int.Parse(parts[4], CultureInfo.InvariantCulture));
    }
}
