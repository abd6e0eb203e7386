namespace CqNewsroom.Web.Resources;

/// <summary>Texts of the orders to agencies. Marks the resource files beside it.</summary>
public sealed class OrdersText;
