using CqNewsroom.Core.Import;

namespace CqNewsroom.Web.Hosting;

/// <summary>The words behind <c>import</c>.</summary>
/// <param name="Request">What is asked.</param>
/// <param name="SectionsFile">A file that says which section a name of the archive stands for; null for none.</param>
/// <param name="ReportFile">Where the report goes as JSON lines; null for nowhere.</param>
internal sealed record ImportOptions(ImportRequest Request, string? SectionsFile, string? ReportFile)
{
    private static readonly string[] Switches = ["--apply", "--download"];
    private static readonly string[] Named = ["--desk", "--section", "--sections", "--language", "--report"];

    /// <summary>How the command is written.</summary>
    public const string Usage = "import FOLDER [--apply] [--desk NAME] [--section SLUG] [--sections FILE] [--language TAG] [--download] [--report FILE]";

    /// <summary>Reads them; null where they do not fit.</summary>
    /// <param name="arguments">The words.</param>
    public static ImportOptions? Read(IReadOnlyList<string> arguments)
    {
        if (arguments.Count == 0 || arguments[0].StartsWith("--", StringComparison.Ordinal))
            return null;
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var index = 1; index < arguments.Count; index++)
        {
            var name = arguments[index];
            var isSwitch = Switches.Contains(name, StringComparer.Ordinal);
            if (!isSwitch && (!Named.Contains(name, StringComparer.Ordinal) || ++index == arguments.Count || arguments[index].StartsWith("--", StringComparison.Ordinal)))
                return null;
            if (!values.TryAdd(name, isSwitch ? "" : arguments[index]))
                return null;
        }

        var request = new ImportRequest(arguments[0], values.ContainsKey("--apply"))
        {
            Desk = values.GetValueOrDefault("--desk"),
            Section = values.GetValueOrDefault("--section"),
            Language = values.GetValueOrDefault("--language"),
            Download = values.ContainsKey("--download"),
        };
        return new ImportOptions(request, values.GetValueOrDefault("--sections"), values.GetValueOrDefault("--report"));
    }

    /// <summary>Reads a file of sections: a line <c>name in the archive = slug</c> for each.</summary>
    /// <param name="file">The file.</param>
    public static async Task<IReadOnlyDictionary<string, string>> SectionsAsync(string file)
    {
        var sections = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        var number = 0;
        foreach (var line in await File.ReadAllLinesAsync(file))
        {
            number++;
            if (string.IsNullOrWhiteSpace(line) || line.StartsWith('#'))
                continue;
            var equals = line.LastIndexOf('=');
            if (equals <= 0 || !sections.TryAdd(line[..equals].Trim(), line[(equals + 1)..].Trim()))
                throw new ImportRequestException($"{file}, line {number}: write a name of the archive, '=' and a section of the newsroom, each name once.");
        }

        return sections;
    }
}
