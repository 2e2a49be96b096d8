namespace Platform.Kernel.Web;

/// <summary>What a colour means here; never said by the colour alone.</summary>
public enum Tone
{
    /// <summary>Grey: a fact.</summary>
    Neutral,
    Info,
    /// <summary>Green: done.</summary>
    Success,
    /// <summary>Amber: waits.</summary>
    Warning,
    /// <summary>Red: hurts, or warns of an allergy.</summary>
    Danger,
}
