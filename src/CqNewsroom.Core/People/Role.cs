namespace CqNewsroom.Core.People;

/// <summary>What a grant lets a person do on a desk. <see cref="ChiefEditor"/> includes <see cref="Editor"/>; nothing else includes anything.</summary>
public enum Role
{
    /// <summary>Writes originals.</summary>
    Reporter,

    /// <summary>Translates; the grant holds language pairs.</summary>
    Translator,

    /// <summary>Shares out and hands in the work of an outside agency.</summary>
    AgencyCoordinator,

    /// <summary>Edits, reviews, and publishes where the policy says so.</summary>
    Editor,

    /// <summary>An editor who also retracts.</summary>
    ChiefEditor,

    /// <summary>Sets up people, desks, policies and agencies; reads nothing unpublished by that role.</summary>
    Administrator,
}
