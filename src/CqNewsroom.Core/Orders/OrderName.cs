using System.Globalization;

namespace CqNewsroom.Core.Orders;

/// <summary>The name of an order: the story's number and which of its orders it is.</summary>
public static class OrderName
{
    /// <summary>Writes it, as <c>1005-1</c>.</summary>
    /// <param name="storyNumber">The story's number.</param>
    /// <param name="number">Which of its orders.</param>
    public static string Of(int storyNumber, int number) => string.Create(CultureInfo.InvariantCulture, $"{storyNumber}-{number}");
}
