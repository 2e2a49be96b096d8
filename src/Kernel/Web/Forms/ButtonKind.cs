namespace Platform.Kernel.Web;

/// <summary>How loud a button is; at most one primary in a view.</summary>
public enum ButtonKind
{
    Primary,
    Plain,
    /// <summary>For what takes something away.</summary>
    Danger,
    /// <summary>Looks like text until approached.</summary>
    Quiet,
}
