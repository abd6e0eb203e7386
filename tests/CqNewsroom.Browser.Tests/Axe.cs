using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace CqNewsroom.Browser.Tests;

/// <summary>Asks axe for the faults of a page.</summary>
internal static class Axe
{
    // Run as a whole inside the page: sending its unfinished findings over to be judged in a second page takes ten times as long.
    private const string Run =
        """
        async () => {
            const result = await axe.run({ resultTypes: ['violations'], iframes: false, rules: { 'target-size': { enabled: true } } });
            return result.violations.map(rule => ({
                Id: rule.id,
                Impact: rule.impact,
                Places: rule.nodes.map(node => node.html + ' ' + [...node.any, ...node.all].map(check => check.message).join(' ')),
            }));
        }
        """;

    private static readonly string Script = new BundledAxeScriptProvider().GetScript();

    /// <summary>The faults of the page as it stands.</summary>
    /// <param name="page">The page.</param>
    public static async Task<IReadOnlyList<AxeFault>> FaultsAsync(IPage page)
    {
        await page.EvaluateAsync(Script);
        return await page.EvaluateAsync<AxeFault[]>(Run);
    }
}

/// <summary>One rule that a page breaks.</summary>
internal sealed class AxeFault
{
    /// <summary>Name of the rule.</summary>
    public string Id { get; set; } = "";

    /// <summary>minor, moderate, serious or critical.</summary>
    public string Impact { get; set; } = "";

    /// <summary>The elements, each with what is wrong.</summary>
    public string[] Places { get; set; } = [];
}
