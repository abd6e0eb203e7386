using CqNewsroom.Core.Machine;

namespace CqNewsroom.Core.Tests.Machine;

/// <summary>What is known of a part that a machine gave a text for, whatever became of it since.</summary>
public sealed class MachineTextTests
{
    private const string Text = "The machine's words.";

    [Theory]
    [InlineData("p1", Text, false, MachineState.Unchanged)]
    [InlineData("p1", " The  machine's\nwords. ", false, MachineState.Unchanged)]
    [InlineData("p1", "Other words.", false, MachineState.None)]
    [InlineData("p1", "Other words.", true, MachineState.Edited)]
    [InlineData("p1", "  ", true, MachineState.None)]
    [InlineData("p2", Text, true, MachineState.None)]
    // A paragraph that was joined with the next keeps what it was, and so does a picture's caption; a headline is in no paragraph.
    [InlineData("p1+p2", "The machine's words. And mine.", true, MachineState.Edited)]
    [InlineData("p11+p2", "The machine's words. And mine.", true, MachineState.None)]
    [InlineData("@headline", "Other words.", true, MachineState.None)]
    public void A_text_is_known_for_what_it_is(string key, string target, bool isTaken, MachineState expected) =>
        Assert.Equal(expected, MachineText.StateOf(key, target, [Part("p1", isTaken)]));

    [Theory]
    [InlineData("@headline", "@headline", MachineState.Edited)]
    [InlineData("p1:caption", "p1:caption", MachineState.Edited)]
    [InlineData("p1+p2", "p1+p2+p3", MachineState.Edited)]
    [InlineData("p1+p2", "p1", MachineState.None)]
    public void What_it_lies_in_is_known_too(string given, string asked, MachineState expected) =>
        Assert.Equal(expected, MachineText.StateOf(asked, "Other words.", [Part(given, isTaken: true)]));

    private static MachinePart Part(string key, bool isTaken) =>
        new() { PartKey = key, TextHash = MachineText.HashOf(Text), TakenAt = isTaken ? new DateTime(2026, 3, 2, 1, 30, 0, DateTimeKind.Utc) : null };
}
