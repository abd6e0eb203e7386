namespace CqNewsroom.Core.Tests.Workflow;

/// <summary>docs/workflow.md is the table that the product decides by.</summary>
public sealed class WorkflowDocumentTests
{
    /// <summary>Set to 1, the file is written instead of compared.</summary>
    private const string Rewrite = "REWRITE_DOCS";

    [Fact]
    public void The_document_shows_the_table()
    {
        var file = Path.Combine(Root(), "docs", "workflow.md");
        if (Environment.GetEnvironmentVariable(Rewrite) == "1")
            File.WriteAllText(file, WorkflowDocument.Write());
        Assert.Equal(File.ReadAllText(file).ReplaceLineEndings("\n"), WorkflowDocument.Write());
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "CqNewsroom.sln")))
            folder = folder.Parent;
        return folder.FullName;
    }
}
