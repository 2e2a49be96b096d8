using System.Collections;
using System.ComponentModel.DataAnnotations;
using System.Reflection;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Primitives;

namespace Platform.Kernel.Web;

/// <summary>
/// Fills an object from a form: plain values, lists of them, files, objects inside under "Address.City", and texts of any name under
/// "Fields.size".
/// </summary>
internal sealed class FormReading(IFormCollection form, FormState state, IStringLocalizer texts, IStringLocalizer labels)
{
    /// <summary>No form is deeper; a type that contains itself must end somewhere.</summary>
    private const int Deepest = 4;

    public void Fill(object target) => Fill(target, "", 0);

    private void Fill(object target, string prefix, int depth)
    {
        foreach (var property in target.GetType().GetProperties().Where(p => p.CanWrite && p.GetIndexParameters().Length == 0))
        {
            var field = prefix + property.Name;
            var type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
            if (FormText.CanRead(type))
            {
                FillValue(target, property, type, field);
            }
            else if (type == typeof(IFormFile))
            {
                property.SetValue(target, form.Files.GetFile(field));
            }
            else if (type == typeof(IReadOnlyList<IFormFile>))
            {
                property.SetValue(target, form.Files.GetFiles(field));
            }
            else if (type == typeof(Dictionary<string, string?>))
            {
                FillTexts(target, property, field + ".");
            }
            else if (ElementOf(type) is { } element)
            {
                FillList(target, property, element, field);
            }
            else if (type.IsAssignableTo(typeof(IEnumerable)))
            {
                // A list of parts is no object: its own properties, such as the capacity, are nothing that a form may set.
                continue;
            }
            else if (type.IsClass && depth < Deepest)
            {
                var inner = property.GetValue(target) ?? Activator.CreateInstance(type)!;
                property.SetValue(target, inner);
                Fill(inner, field + ".", depth + 1);
                continue;
            }

            Check(target, property, field);
        }
    }

    private void FillValue(object target, PropertyInfo property, Type type, string field)
    {
        if (!form.TryGetValue(field, out var posted))
        {
            return;
        }

        state.Keep(field, posted);
        if (!FormText.TryRead(type, posted, out var value))
        {
            state.Add(field, texts[FormText.Complaint(type), labels[property.Name].Value]);
        }
        else if (value is not null || Nullable.GetUnderlyingType(property.PropertyType) is not null || !type.IsValueType)
        {
            property.SetValue(target, value);
        }
        else
        {
            // A number or a date that cannot be missing was left empty.
            state.Add(field, texts["IsRequired", labels[property.Name].Value]);
        }
    }

    private void FillList(object target, PropertyInfo property, Type element, string field)
    {
        if (!form.TryGetValue(field, out var posted))
        {
            return;
        }

        state.Keep(field, posted);
        var list = (IList)Activator.CreateInstance(typeof(List<>).MakeGenericType(element))!;
        foreach (var one in posted)
        {
            if (!FormText.TryRead(element, new StringValues(one), out var value))
            {
                state.Add(field, texts["NotAChoice", labels[property.Name].Value]);
            }
            else if (value is not null)
            {
                list.Add(value);
            }
        }

        property.SetValue(target, list);
    }

    /// <summary>What is chosen more than once under a name comes one a line.</summary>
    private void FillTexts(object target, PropertyInfo property, string prefix)
    {
        var texts = new Dictionary<string, string?>();
        foreach (var (field, posted) in form.Where(field => field.Key.StartsWith(prefix, StringComparison.Ordinal)))
        {
            state.Keep(field, posted);
            texts[field[prefix.Length..]] = string.Join('\n', posted.Where(one => !string.IsNullOrEmpty(one)));
        }

        property.SetValue(target, texts);
    }

    private void Check(object target, PropertyInfo property, string field)
    {
        foreach (var rule in property.GetCustomAttributes<ValidationAttribute>())
        {
            if (!rule.IsValid(property.GetValue(target)))
            {
                state.Add(field, Message(rule, labels[property.Name].Value));
            }
        }
    }

    private string Message(ValidationAttribute rule, string label) => rule switch
    {
        RequiredAttribute => texts["IsRequired", label],
        StringLengthAttribute length => texts["TooLong", label, length.MaximumLength],
        MaxLengthAttribute length => texts["TooLong", label, length.Length],
        MinLengthAttribute length => texts["TooShort", label, length.Length],
        RangeAttribute range => texts["OutOfRange", label, range.Minimum, range.Maximum],
        EmailAddressAttribute => texts["NotAnEmail", label],
        _ => texts["NotRight", label],
    };

    /// <summary>What a list holds, when the property can take a <see cref="List{T}"/> of something readable.</summary>
    private static Type? ElementOf(Type type)
    {
        if (!type.IsGenericType || type.GetGenericArguments() is not [var element] || !FormText.CanRead(element))
        {
            return null;
        }

        return type.IsAssignableFrom(typeof(List<>).MakeGenericType(element)) ? element : null;
    }
}
