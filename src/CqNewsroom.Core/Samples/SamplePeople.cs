using CqNewsroom.Core.People;

namespace CqNewsroom.Core.Samples;

/// <summary>A person of the sample newsroom, for the list on the sign-in page of a trial.</summary>
/// <param name="PersonId">The person.</param>
/// <param name="SignInName">What they sign in with.</param>
/// <param name="Name">Name.</param>
/// <param name="Roles">What they may do.</param>
public sealed record SamplePerson(Guid PersonId, string SignInName, string Name, IReadOnlyList<Role> Roles);

/// <summary>The people of the sample newsroom; all of them are made up.</summary>
/// <param name="desks">The desks by name.</param>
/// <param name="agency">The agency.</param>
/// <param name="ids">Where ids come from.</param>
internal sealed class SamplePeople(IReadOnlyDictionary<string, Guid> desks, Guid agency, IIdSource ids)
{
    private static readonly string[] Both = ["zh-CN", "en"];
    private static readonly string[] Pair = ["zh-CN>en"];
    private readonly Dictionary<string, Person> persons = new(StringComparer.Ordinal);

    /// <summary>Persons by sign-in name.</summary>
    public IReadOnlyDictionary<string, Person> Persons => persons;

    /// <summary>Makes them all.</summary>
    public SamplePeople Make()
    {
        Add("zhou", "周一帆", "Zhou Yifan", (Role.Reporter, null, ["zh-CN"]));
        Add("luo", "罗晓棠", "Luo Xiaotang", (Role.Reporter, "life", ["zh-CN"]), (Role.Translator, "life", Pair));
        Add("fang", "方知夏", "Fang Zhixia", (Role.Translator, null, Pair));
        Add("jiang", "蒋一薇", "Jiang Yiwei", (Role.Editor, null, Both));
        Add("song", "宋雨辰", "Song Yuchen", (Role.Editor, "life", Both));
        Add("lin", "林疏明", "Lin Shuming", (Role.ChiefEditor, null, Both));
        Add("he", "何安然", "He Anran", (Role.Administrator, null, []));
        Add("yuki", "Yuki", "Yuki", (Role.Translator, null, Pair)).AgencyId = agency;
        Add("maren", "Maren Holt", "Maren Holt", (Role.AgencyCoordinator, null, Pair)).AgencyId = agency;
        persons["yuki"].InterfaceLanguage = "en";
        persons["maren"].InterfaceLanguage = "en";
        return this;
    }

    private Person Add(string signInName, string name, string latin, params (Role Role, string? Desk, string[] Languages)[] grants)
    {
        var person = new Person
        {
            Id = ids.Next(),
            Name = name,
            CreditNames = new Dictionary<string, string>(StringComparer.Ordinal) { ["zh-CN"] = name, ["en"] = latin },
            Version = 1,
        };
        person.Grants = [.. grants.Select(g => new Grant { Id = ids.Next(), PersonId = person.Id, DeskId = g.Desk is null ? null : desks[g.Desk], Role = g.Role, Languages = [.. g.Languages] })];
        persons.Add(signInName, person);
        return person;
    }
}
