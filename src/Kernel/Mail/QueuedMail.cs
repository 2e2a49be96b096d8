using System.Reflection;
using System.Text.Json;
using Platform.Kernel.Jobs;
using Platform.Kernel.Tenancy;

namespace Platform.Kernel.Mail;

public enum MailState
{
    Ready,
    /// <summary>Being written to the server: if we die now, it may or may not have been taken.</summary>
    HandingOver,
    Sent,
    /// <summary>The server refused this address or this mail for good, or what it was to say is gone.</summary>
    Rejected,
    /// <summary>Its deliver-by moment passed before it could be sent.</summary>
    Expired,
    /// <summary>Tried as often as the plan allows; the owner can send it again or discard it.</summary>
    Dead,
    Discarded,
}

/// <summary>One transactional mail in the queue.</summary>
public sealed class QueuedMail : QueuedWork
{
    public Guid MailId { get; init; } = Guid.CreateVersion7();

    public MailState State { get; set; }

    public required string Template { get; init; }

    public required string Model { get; init; }

    public required string ToAddress { get; init; }

    public required string ToName { get; init; }

    public required string Culture { get; init; }

    public required string Cause { get; init; }

    public Guid? ClientId { get; init; }

    public DateTime CreatedAt { get; init; }

    public DateTime? DeliverBy { get; init; }

    public DateTime? SentAt { get; set; }

    public int? ServerCode { get; set; }

    public string? EnhancedCode { get; set; }

    public required string Correlation { get; init; }

    internal static QueuedMail Of(MailOrder order, TenantContext scope, DateTime now) => new()
    {
        TenantId = scope.TenantId,
        Priority = (int)order.Urgency,
        Template = order.Template.GetCustomAttribute<MailTemplateAttribute>()?.Name
            ?? throw new InvalidOperationException($"{order.Template.Name} has no [MailTemplate]."),
        Model = JsonSerializer.Serialize(order.Model, order.Model.GetType(), JsonSerializerOptions.Web),
        ToAddress = order.To,
        ToName = order.ToName,
        Culture = order.Culture,
        Cause = order.Cause,
        ClientId = order.ClientId,
        CreatedAt = now,
        NextAt = now,
        DeliverBy = order.DeliverBy,
        Correlation = scope.Correlation,
    };
}
