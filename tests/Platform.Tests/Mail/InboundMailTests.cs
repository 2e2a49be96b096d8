using System.Text;
using Platform.History;
using Platform.Kernel.Mail;

namespace Platform.Tests.Mail;

/// <summary>Mails as others write them, read back.</summary>
public sealed class InboundMailTests
{
    [Fact]
    public void M8_words_and_files_are_found_in_every_encoding_that_mail_programs_use()
    {
        var mail = Read(
            """
            From: =?iso-8859-1?Q?Ren=E9e?= <r@a.example>
            To: "Salon, Anna" <R-ABC@Mail.Example>, b@b.example
            Delivered-To: r-abc@mail.example
            Subject: =?utf-8?B?S2xldXIg4oKs?= =?utf-8?Q?_en_knip?=
            Message-ID: <one@a.example>
            Content-Type: multipart/mixed;
             boundary="=_x y"

            niets
            --=_x y
            Content-Type: multipart/alternative; boundary=inner

            --inner
            Content-Type: text/plain; charset=iso-8859-15
            Content-Transfer-Encoding: quoted-printable

            Caf=E9 voor =A4 5,=
             graag
            --inner
            Content-Type: text/html

            <p>anders</p>
            --inner--
            --=_x y
            Content-Type: application/pdf; name="oud.pdf"
            Content-Disposition: attachment; filename*0*=utf-8''caf%C3%A9%20; filename*1="lijst.pdf"
            Content-Transfer-Encoding: base64

            JVBE
            Ri0=
            --=_x y--
            na het einde
            """);
        Assert.Equal("Kleur € en knip", mail.Subject);
        Assert.Equal(["r-abc@mail.example", "b@b.example"], mail.Recipients);
        Assert.Equal("Café voor € 5, graag", mail.Words);
        var file = Assert.Single(mail.Attachments);
        Assert.Equal(("café lijst.pdf", "%PDF-"), (file.FileName, Encoding.ASCII.GetString(file.Content)));
        Assert.False(mail.IsAutomatic);
    }

    [Fact]
    public void M8_a_page_gives_its_words_and_nothing_that_runs()
    {
        var mail = Read("Content-Type: text/html; charset=utf-8\n\n<head><title>x</title></head><style>p{}</style><p>Hallo<br>Anna &amp; co</p>"
            + "<script>alert(1)</script><!-- weg --><ul><li>een</li></ul><svg><p>tekening</svg>");
        Assert.Equal("Hallo\nAnna & co\n\n- een", mail.Words);
    }

    [Theory]
    [InlineData("Auto-Submitted: auto-replied", true)]
    [InlineData("Auto-Submitted: no", false)]
    [InlineData("Precedence: bulk", true)]
    [InlineData("Return-Path: <>", true)]
    [InlineData("Content-Type: multipart/report; boundary=x", true)]
    [InlineData("X-Other: y", false)]
    public void M8_what_a_program_wrote_is_known_as_that(string header, bool isAutomatic) => Assert.Equal(isAutomatic, Read($"{header}\n\nx").IsAutomatic);

    [Fact]
    public void M8_a_mail_without_end_is_refused_and_anything_else_can_be_read()
    {
        var deep = Enumerable.Range(0, 25).Select(depth => $"Content-Type: multipart/mixed; boundary=b{depth}\n\n--b{depth}\n");
        Assert.Throws<UnreadableMailException>(() => Read(string.Concat(deep)));
        Assert.Throws<UnreadableMailException>(() => Read("Content-Type: multipart/mixed; boundary=b\n\n" + string.Concat(Enumerable.Repeat("--b\n\nx\n", 300))));
        Assert.Throws<UnreadableMailException>(() => Read(new string('x', 200_000) + ": y\n\nz"));
        Assert.Throws<UnreadableMailException>(() => Read(string.Concat(Enumerable.Repeat("a: b\n", 400)) + "\nz"));

        // What anybody may send: pieces of real mails in any order.
        string[] pieces =
        [
            "Content-Type: multipart/mixed; boundary=b\n", "Content-Type: message/rfc822\n", "\n", "--b\n", "--b--\n", "Content-Transfer-Encoding: base64\n", "=?x?Q?=ZZ?=",
            "Subject: =?utf-7?B?AAA?=\n", "Content-Disposition: attachment; filename*=x'y'%ZZ%\n", "\0\u00FF", "Content-Type: text/plain; charset=none\n", "====\n", " \t",
            "Content-Type: ;;;=\"\\\n", "<p", "<!--", "<script>", "=E9", "\r",
        ];
        var seed = Environment.TickCount;
        var chance = new Random(seed);
        for (var round = 0; round < 2000; round++)
        {
            var text = string.Concat(Enumerable.Range(0, chance.Next(30)).Select(_ => pieces[chance.Next(pieces.Length)]));
            try
            {
                var mail = InboundMail.Read(Encoding.Latin1.GetBytes(text));
                _ = (mail.Words, mail.IsAutomatic, mail.Attachments.Select(part => (part.Content, part.FileName)).ToList());
                QuotedHistory.Split(RichText.Clean(mail.Words));
            }
            catch (Exception e) when (e is not UnreadableMailException)
            {
                Assert.Fail($"Seed {seed}, round {round}: {e}");
            }
        }
    }

    [Theory]
    [InlineData("Graag om tien\n\nOp di 24 nov 2026 om 10:00 schreef Salon Anna <r-a@b.example>:\n> Hoe laat?\n> Groet", "Graag om tien")]
    [InlineData("Fine\n\nOn Tue, 24 Nov 2026 at 10:00, Salon Anna\n<r-a@b.example> wrote:\n\n> When?", "Fine")]
    [InlineData("Ja\n\n-----Oorspronkelijk bericht-----\nVan: Salon\nHoe laat?", "Ja")]
    [InlineData("Ja\n\n________________________________\nVan: Salon <r-a@b.example>\nVerzonden: gisteren\nHoe laat?", "Ja")]
    [InlineData("Prima\n> Hoe laat?\n> Groet\n", "Prima")]
    [InlineData("Op dinsdag schreef ik: dat kan niet\ngroet", "Op dinsdag schreef ik: dat kan niet\ngroet")]
    [InlineData("> alleen een aanhaling", "> alleen een aanhaling")]
    public void I5_what_an_answer_repeats_is_parted_from_its_words(string text, string words) => Assert.Equal(words, QuotedHistory.Split(text).Words);

    private static InboundMail Read(string mail) => InboundMail.Read(Encoding.Latin1.GetBytes(mail));
}
