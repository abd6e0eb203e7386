namespace CqNewsroom.Web.Machine;

/// <summary>Leaves a provider alone for a while after some failures in a row; then one question finds out whether it is back.</summary>
/// <param name="failures">After how many.</param>
/// <param name="rest">How long.</param>
/// <param name="time">The clock.</param>
internal sealed class MachineRest(int failures, TimeSpan rest, TimeProvider time)
{
    private readonly Lock _lock = new();
    private int _failed;
    private DateTimeOffset _until;
    private bool _isTrying;

    /// <summary>Whether a question may be asked now.</summary>
    public bool MayAsk()
    {
        lock (_lock)
        {
            if (_failed < failures)
                return true;
            if (_isTrying || time.GetUtcNow() < _until)
                return false;
            return _isTrying = true;
        }
    }

    /// <summary>Notes how a question ended.</summary>
    public void Note(bool isAnswered)
    {
        lock (_lock)
        {
            (_failed, _isTrying) = (isAnswered ? 0 : _failed + 1, false);
            if (_failed >= failures)
                _until = time.GetUtcNow() + rest;
        }
    }

    /// <summary>A question that was allowed was not asked to its end.</summary>
    public void NotAsked()
    {
        lock (_lock)
            _isTrying = false;
    }
}
