namespace Platform.Kernel.Web;

/// <summary>Which texts hold the labels of this form's fields, by property name: for its fields and its error messages.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class FormLabelsAttribute(Type texts) : Attribute
{
    public Type Texts => texts;
}
