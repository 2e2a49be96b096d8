using System.Net;
using System.Text;
using System.Text.Json;
using Platform.Tests.Support;

namespace Platform.Tests.Clients;

/// <summary>What is taken in as a picture, and what is left of it.</summary>
[Trait("Needs", "Database")]
public sealed class PictureTests(SalonApp app)
{
    [Theory]
    [InlineData("jpg")]
    [InlineData("png")]
    [InlineData("webp")]
    public async Task CL_29_a_picture_is_kept_in_two_sizes_and_never_as_it_came(string format)
    {
        var (salon, api, id) = await Anna();
        var photo = await Taken(await Upload(api, id, SamplePicture.Of(format, 2400, 1200), "anders.txt"));
        Assert.StartsWith("256x256 uchar, 3 bands, srgb, jpegload", SamplePicture.Describe(await Picture(api, id, photo, "small")), StringComparison.Ordinal);
        Assert.StartsWith("1600x800 uchar, 3 bands, srgb, jpegload", SamplePicture.Describe(await Picture(api, id, photo, "large")), StringComparison.Ordinal);
        Assert.Equal(2, PhotoTests.FilesOf(app, salon).Count);
    }

    [Fact]
    public async Task CL_29_place_and_camera_are_gone_and_the_picture_stands_upright()
    {
        var (_, api, id) = await Anna();
        var sideways = SamplePicture.Sideways("51.4416N 5.4697E");
        Assert.Contains("51.4416N", Encoding.Latin1.GetString(sideways), StringComparison.Ordinal);
        var photo = await Taken(await Upload(api, id, sideways));
        foreach (var size in new[] { "small", "large" })
        {
            var kept = await Picture(api, id, photo, size);
            Assert.All(["51.4416N", "Exif", "ICC_PROFILE", "xmp"], trace => Assert.DoesNotContain(trace, Encoding.Latin1.GetString(kept), StringComparison.Ordinal));
        }

        Assert.StartsWith("480x640 ", SamplePicture.Describe(await Picture(api, id, photo, "large")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task CL_29_what_hides_behind_or_in_a_picture_is_not_kept()
    {
        var (_, api, id) = await Anna();
        byte[] twofold = [.. SamplePicture.Of("jpg"), .. "<script>alert(1)</script>PK\u0003\u0004"u8];
        var photo = await Taken(await Upload(api, id, twofold, "foto.html"));
        Assert.DoesNotContain("script", Encoding.Latin1.GetString(await Picture(api, id, photo, "large")), StringComparison.Ordinal);
    }

    public static TheoryData<string, string, byte[]> Refused => new()
    {
        { "a page", "geen foto", "<!doctype html><script>alert(1)</script>"u8.ToArray() },
        { "SVG", "geen foto", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>"u8.ToArray() },
        { "GIF", "geen foto", "GIF89a\u0001\0\u0001\0\0\0\0;"u8.ToArray() },
        { "PDF", "geen foto", "%PDF-1.7 "u8.ToArray() },
        { "nothing", "Kies een foto", [] },
        { "one byte", "geen foto", [0xFF] },
        { "only the beginning of a JPEG", "beschadigd", [0xFF, 0xD8, 0xFF, 0xE0, 0, 0, 0, 0, 0, 0, 0, 0] },
        { "a page that begins like a JPEG", "beschadigd", [0xFF, 0xD8, 0xFF, .. "<script>alert(1)</script>"u8] },
        { "a JPEG cut off", "beschadigd", SamplePicture.Of("jpg")[..40_000] },
        { "a PNG cut off", "beschadigd", SamplePicture.Of("png")[..40_000] },
        { "a WebP cut off", "beschadigd", SamplePicture.Of("webp")[..20_000] },
        { "too many pixels", "megapixel", SamplePicture.Bomb(9000, 9000) },
        { "too large", "hoogstens 10 MB", new byte[(10 * 1024 * 1024) + 1] },
    };

    [Theory, MemberData(nameof(Refused), DisableDiscoveryEnumeration = true)]
    public async Task CL_29_what_is_no_picture_is_refused_by_its_content_and_leaves_nothing(string what, string why, byte[] content)
    {
        var (salon, api, id) = await Anna();
        var answer = await Upload(api, id, content, "../../etc/foto.jpg");
        Assert.True(answer.StatusCode == HttpStatusCode.UnprocessableEntity, what);
        Assert.Contains(why, await ErrorOf(answer), StringComparison.Ordinal);
        Assert.Empty(PhotoTests.FilesOf(app, salon));
        Assert.Empty(await api.Items($"clients/{id}/photos"));
    }

    [Fact]
    public async Task CL_29_where_the_program_is_missing_uploads_are_refused_with_the_reason()
    {
        await using var alone = await app.Another(AppChanges.Setting("Pictures:Program", "vipsthumbnail-that-is-not-there"));
        var salon = await alone.Open();
        var api = await salon.Api();
        var id = await api.Add("Anna");
        Assert.Contains("libvips-tools", await ErrorOf(await Upload(api, id, SamplePicture.Of("jpg"))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task CL_29_a_program_that_fails_is_a_message_and_leaves_nothing()
    {
        await using var alone = await app.Another(AppChanges.Setting("Pictures:Program", "false"));
        var salon = await alone.Open();
        var api = await salon.Api();
        var id = await api.Add("Anna");
        Assert.Contains("beschadigd", await ErrorOf(await Upload(api, id, SamplePicture.Of("jpg"))), StringComparison.Ordinal);
        Assert.Empty(PhotoTests.FilesOf(alone, salon));
    }

    private static Task<HttpResponseMessage> Upload(HttpClient api, Guid id, byte[] content, string name = "foto.jpg")
        => api.PostAsync($"clients/{id}/photos", SamplePicture.Form(content, name, ("kind", "result")));

    private static async Task<Guid> Taken(HttpResponseMessage answer)
    {
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        return (await ImportSteps.Json(answer)).GetProperty("id").GetGuid();
    }

    private static Task<byte[]> Picture(HttpClient api, Guid id, Guid photo, string size) => api.GetByteArrayAsync($"clients/{id}/photos/{photo}/{size}");

    private static async Task<string> ErrorOf(HttpResponseMessage answer)
        => (await ImportSteps.Json(answer)).GetProperty("errors").GetProperty("photo")[0].GetString()!;

    private async Task<(Salon Salon, HttpClient Api, Guid Id)> Anna()
    {
        var salon = await app.Open();
        var api = await salon.Api();
        api.DefaultRequestHeaders.Add("Accept-Language", "nl");
        return (salon, api, await api.Add("Anna"));
    }
}
