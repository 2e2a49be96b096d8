using System.Linq.Expressions;
using Microsoft.AspNetCore.Components;

namespace Platform.Kernel.Web;

/// <summary>What every form field has: a name, a label, help, and a message when something is wrong.</summary>
public abstract class FormInput : ComponentBase
{
    private FormField? described;

    /// <summary>The property of the form: gives name, value, rules and, through <see cref="FormLabelsAttribute"/>, the label.</summary>
    [Parameter] public Expression<Func<object?>>? For { get; set; }

    /// <summary>Instead of <see cref="For"/>, or to differ from it.</summary>
    [Parameter] public string? Name { get; set; }

    [Parameter] public object? Value { get; set; }

    [Parameter] public string? Label { get; set; }

    /// <summary>One line below the field, for what the label cannot say.</summary>
    [Parameter] public string? Help { get; set; }

    /// <summary>Left out, the rules of the property tell.</summary>
    [Parameter] public bool? Required { get; set; }

    /// <summary>Everything else goes to the input itself: autocomplete, autofocus, inputmode.</summary>
    [Parameter(CaptureUnmatchedValues = true)] public IReadOnlyDictionary<string, object>? Others { get; set; }

    [CascadingParameter] private FormScope? Scope { get; set; }

    [Inject] private IServiceProvider Services { get; set; } = default!;

    protected string FieldName { get; private set; } = "";

    protected string Id => Scope?.IdOf(FieldName) ?? FieldName;

    protected string? Message => Scope?.State?[FieldName];

    protected bool IsRequired => Required ?? described?.IsRequired ?? false;

    protected int? MaxLength => described?.MaxLength;

    protected FormState? State => Scope?.State;

    protected string LabelText { get; private set; } = "";

    /// <summary>What was typed goes before what is stored: nothing typed is ever lost.</summary>
    protected string? Shown => State?.Typed(FieldName) ?? FormText.Format(Value ?? described?.Value);

    /// <summary>Ids of the message and the help, for screen readers.</summary>
    protected string? DescribedBy => (Message, Help) switch
    {
        (null, null) => null,
        (null, _) => HelpId,
        (_, null) => MessageId,
        _ => $"{MessageId} {HelpId}",
    };

    protected string MessageId => $"{Id}-message";

    protected string HelpId => $"{Id}-help";

    /// <summary>For ARIA, which wants the word or no attribute at all.</summary>
    protected string? IsInvalid => Message is null ? null : "true";

    protected override void OnParametersSet()
    {
        described = For is null ? null : FormField.Of(For);
        FieldName = Name ?? described?.Name ?? throw new InvalidOperationException("A form field needs For or Name.");
        LabelText = Label ?? (described?.Form is { } form ? FormLabels.Of(form, Services)[FieldName.Split('.')[^1]].Value : FieldName);
    }
}
