namespace CqNewsroom.Core.People;

/// <summary>Somebody in the newsroom or at an agency. A person may have several accounts; every rule compares persons.</summary>
public sealed class Person
{
    /// <summary>Identity.</summary>
    public Guid Id { get; set; }

    /// <summary>The real name, kept in every record.</summary>
    public string Name { get; set; } = "";

    /// <summary>The name printed in credits by language tag; a language without one takes <see cref="Name"/>.</summary>
    public Dictionary<string, string> CreditNames { get; set; } = new(StringComparer.Ordinal);

    /// <summary>The outside agency the person belongs to, null for the house.</summary>
    public Guid? AgencyId { get; set; }

    /// <summary>Language of the staff interface, <c>zh-CN</c> or <c>en</c>.</summary>
    public string InterfaceLanguage { get; set; } = "zh-CN";

    /// <summary>IANA id of the person's own zone, null for the newsroom's.</summary>
    public string? TimeZoneId { get; set; }

    /// <summary>When the person was deactivated (UTC), null while active. Persons are never deleted.</summary>
    public DateTime? DeactivatedAt { get; set; }

    /// <summary>Raised by every change of the person or of a grant.</summary>
    public int Version { get; set; }

    /// <summary>What the person may do.</summary>
    public List<Grant> Grants { get; set; } = [];

    /// <summary>Whether the person may act.</summary>
    public bool IsActive => DeactivatedAt is null;

    /// <summary>The name printed in credits of a language.</summary>
    /// <param name="language">BCP 47 tag.</param>
    public string CreditNameIn(string language) =>
        CreditNames.TryGetValue(language, out var name) && name.Length > 0 ? name : Name;
}
