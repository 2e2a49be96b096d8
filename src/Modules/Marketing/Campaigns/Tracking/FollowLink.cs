using Microsoft.Extensions.Logging;
using Platform.Contracts.Clients;
using Platform.Kernel.Jobs;

namespace Platform.Marketing.Campaigns;

/// <summary>
/// The links and the picture of campaigns. Following a link leads to the target that is sealed in it and to nothing else; all that
/// changes is what was counted. A mailbox keeps mails for years, so what the client agreed to is asked at each touch.
/// </summary>
internal sealed class FollowLink : IFeature
{
    /// <summary>A transparent GIF of one pixel.</summary>
    private static readonly byte[] Pixel = Convert.FromBase64String("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7");

    public void Map(Doors doors)
    {
        doors.Public.MapMethods("/go/{token}", [HttpMethods.Get, HttpMethods.Head], Follow);
        doors.Public.MapGet("/seen/{token}", Seen);
    }

    private static async Task<IResult> Follow(
        string token, HttpContext context, TrackedLinks links, TenantContext salon, Touches touches, ILogger<FollowLink> logger)
    {
        SecretLink.KeepToItself(context);
        if (links.Read(token) is not { Target: { } target } ticket || ticket.TenantId != salon.TenantId)
        {
            return SecretLink.Bad();
        }

        await Count(touches, ticket, context, logger);
        return TypedResults.Redirect(target);
    }

    private static async Task<IResult> Seen(
        string token, HttpContext context, TrackedLinks links, TenantContext salon, Touches touches, ILogger<FollowLink> logger)
    {
        SecretLink.KeepToItself(context);
        if (links.Read(token) is not { Target: null } ticket || ticket.TenantId != salon.TenantId)
        {
            return SecretLink.Bad();
        }

        await Count(touches, ticket, context, logger);
        return TypedResults.Bytes(Pixel, "image/gif");
    }

    /// <summary>Whoever follows a link gets there, whatever becomes of the counting.</summary>
    private static async Task Count(Touches touches, LinkTicket ticket, HttpContext context, ILogger logger)
    {
        try
        {
            await touches.Keep(ticket, TouchClassifier.See(context.Request), context.Request.Headers.UserAgent.ToString());
        }
        catch (Exception failure)
        {
            logger.LogWarning("A touch of a mail of tenant {Tenant} was not counted: {Failure}", ticket.TenantId, SafeText.Of(failure));
        }
    }

    /// <summary>Writes down what was done with a mail, as much of it as the client agreed to.</summary>
    internal sealed class Touches(MarketingDb db, IClientDirectory clients, ConsentGate gate)
    {
        /// <summary>Of one client and campaign: more is nobody reading.</summary>
        private const int Most = 100;

        public async Task Keep(LinkTicket ticket, TouchMarks marks, string program)
        {
            if (!await db.Campaigns.AnyAsync(campaign => campaign.Id == ticket.CampaignId))
            {
                return;
            }

            if (ticket.ClientId is { } client && await clients.StandingCard(client, CancellationToken.None) is { } card
                && await gate.Opens(card, ConsentPurpose.Tracking, ConsentChannel.Email, CancellationToken.None))
            {
                await KeepOwn(ticket, client, marks, program);
            }
            else if (ticket.Target is { } target)
            {
                await CountOnly(ticket.CampaignId, LinkTarget.KeyOf(target), ticket.Variant, marks);
            }
        }

        private async Task KeepOwn(LinkTicket ticket, Guid client, TouchMarks marks, string program)
        {
            var of = db.MailTouches.Where(touch => touch.CampaignId == ticket.CampaignId && touch.ClientId == client);
            if (await of.CountAsync() >= Most)
            {
                return;
            }

            var (now, since) = (db.Now, db.Now - TouchClassifier.AtOnce);
            var atOnce = await db.Recipients.AnyAsync(r => r.CampaignId == ticket.CampaignId && r.ClientId == client
                && r.Round == ticket.Round && r.At > since);
            var seen = marks | (atOnce ? TouchMarks.AtOnce : 0);
            var key = ticket.Target is { } target ? LinkTarget.KeyOf(target) : 0;
            db.Add(new MailTouch
            {
                CampaignId = ticket.CampaignId, ClientId = client, Kind = ticket.Target is null ? TouchKind.Opened : TouchKind.Clicked,
                Variant = ticket.Variant, LinkKey = key, At = now, Marks = seen,
                Program = program[..Math.Min(program.Length, MailTouch.LongestProgram)],
                Class = TouchClassifier.Of(seen), Rules = TouchClassifier.Rules,
            });
            await db.SaveChangesAsync();
            if (key != 0)
            {
                await MarkBurst(of, key, now);
            }
        }

        /// <summary>After the touch is written: of two that come at the same moment, the later one sees both.</summary>
        private async Task MarkBurst(IQueryable<MailTouch> of, long key, DateTime now)
        {
            var (from, to) = (now - TouchClassifier.Burst, now + TouchClassifier.Burst);
            var near = of.Where(touch => touch.Kind == TouchKind.Clicked && touch.At >= from && touch.At <= to);
            if (await near.AnyAsync(touch => touch.LinkKey != key))
            {
                await db.SettleWithOthers(async () =>
                {
                    foreach (var touch in await near.ToListAsync())
                    {
                        touch.Marks |= TouchMarks.Burst;
                        touch.Class = TouchClassifier.Of(touch.Marks);
                    }

                    await db.SaveChangesAsync();
                });
            }
        }

        private Task CountOnly(Guid campaignId, long key, short variant, TouchMarks marks) => db.SettleWithOthers(() => db.InTransaction(
            async () =>
            {
                var known = await db.LinkCounts
                    .Where(count => count.CampaignId == campaignId && count.LinkKey == key && count.Variant == variant
                        && count.Marks == marks)
                    .ExecuteUpdateAsync(set => set.SetProperty(count => count.Count, count => count.Count + 1));
                if (known == 0)
                {
                    db.Add(new LinkCount
                    {
                        CampaignId = campaignId, LinkKey = key, Variant = variant, Marks = marks, Class = TouchClassifier.Of(marks),
                        Rules = TouchClassifier.Rules, Count = 1,
                    });
                    await db.SaveChangesAsync();
                }
            },
            CancellationToken.None));
    }
}
