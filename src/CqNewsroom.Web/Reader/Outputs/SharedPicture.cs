namespace CqNewsroom.Web.Reader.Outputs;

/// <summary>A picture that stands for a page where its address is shared; a JPEG.</summary>
/// <param name="Address">Its path.</param>
/// <param name="Width">Pixels across.</param>
/// <param name="Height">Pixels down.</param>
/// <param name="Alt">What can be seen on it.</param>
public sealed record SharedPicture(string Address, int Width, int Height, string Alt);
