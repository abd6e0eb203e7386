using Microsoft.JSInterop;

namespace CqNewsroom.Web.Desk.Shell;

/// <summary>Calls into the page that may come too late: a tab that was closed is no fault.</summary>
public static class ScriptCalls
{
    /// <summary>Calls a function of the page; does nothing when the page is gone.</summary>
    /// <param name="js">The page.</param>
    /// <param name="function">The function.</param>
    /// <param name="arguments">Its arguments.</param>
    public static async ValueTask TryInvokeAsync(this IJSRuntime js, string function, params object?[] arguments)
    {
        ArgumentNullException.ThrowIfNull(js);
        try
        {
            await js.InvokeVoidAsync(function, arguments);
        }
        catch (JSDisconnectedException)
        {
            // The circuit outlived its page for a moment.
        }
        catch (OperationCanceledException)
        {
            // Likewise, while it was being closed.
        }
    }
}
