namespace CqNewsroom.Web.Desk.Editing;

/// <summary>What the editor says of itself.</summary>
/// <param name="Name">One of <c>saved</c>, <c>unsaved</c>, <c>saving</c>, <c>offline</c>, <c>conflict</c>, <c>signed-out</c>, <c>lease-lost</c>, <c>refused</c>, <c>read-only</c>.</param>
/// <param name="Detail">When it was saved (ISO, UTC), the number of changes kept in the browser, or who writes now; else empty.</param>
public sealed record EditorState(string Name, string Detail);

/// <summary>How long a text is.</summary>
/// <param name="Han">Han characters.</param>
/// <param name="Words">Words as word processors count them: each Chinese character or mark one, each run of other letters and digits one.</param>
public sealed record EditorCounts(int Han, int Words);
