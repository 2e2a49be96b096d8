using System.ComponentModel.DataAnnotations;
using System.Linq.Expressions;
using System.Reflection;

namespace Platform.Kernel.Web;

/// <summary>What <c>() =&gt; Form.Address.City</c> says about a field: its name, its value now, its rules and its form.</summary>
internal sealed record FormField(string Name, object? Value, bool IsRequired, int? MaxLength, Type? Form)
{
    public static FormField Of(Expression<Func<object?>> expression)
    {
        // Read along the chain instead of compiling it: a page has dozens of fields.
        var members = new Stack<MemberExpression>();
        for (var part = Strip(expression.Body); part is MemberExpression member; part = member.Expression)
        {
            members.Push(member);
        }

        object? value = (members.Peek().Expression as ConstantExpression)?.Value;
        Type? form = null;
        var names = new List<string>();
        while (members.TryPop(out var member))
        {
            form = names.Count == 1 ? member.Expression?.Type : form;
            value = Read(member.Member, value);
            names.Add(member.Member.Name);
        }

        // The first name is the page's own variable, for example Form.
        var name = string.Join('.', names.Skip(names.Count > 1 ? 1 : 0));
        var last = ((MemberExpression)Strip(expression.Body)).Member;
        var longest = last.GetCustomAttribute<StringLengthAttribute>()?.MaximumLength
            ?? last.GetCustomAttribute<MaxLengthAttribute>()?.Length;
        return new(name, value, last.GetCustomAttribute<RequiredAttribute>() is not null, longest, form);
    }

    /// <summary>A value type arrives boxed: <c>Convert(Form.Day, Object)</c>.</summary>
    private static Expression Strip(Expression body) => body is UnaryExpression boxed ? boxed.Operand : body;

    private static object? Read(MemberInfo member, object? owner) => member switch
    {
        PropertyInfo property => owner is null && !property.GetMethod!.IsStatic ? null : property.GetValue(owner),
        FieldInfo field => owner is null && !field.IsStatic ? null : field.GetValue(owner),
        _ => null,
    };
}
