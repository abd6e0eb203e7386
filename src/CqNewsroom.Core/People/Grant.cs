namespace CqNewsroom.Core.People;

/// <summary>A role that a person holds on a desk or on all desks, for some languages.</summary>
public sealed class Grant
{
    /// <summary>Identity.</summary>
    public Guid Id { get; set; }

    /// <summary>Who holds it.</summary>
    public Guid PersonId { get; set; }

    /// <summary>The desk, null for all desks.</summary>
    public Guid? DeskId { get; set; }

    /// <summary>The role.</summary>
    public Role Role { get; set; }

    /// <summary>Language tags; a translator's and a coordinator's holds pairs such as <c>zh-CN&gt;en</c>.</summary>
    public List<string> Languages { get; set; } = [];
}
