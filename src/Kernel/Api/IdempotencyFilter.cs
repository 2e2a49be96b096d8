using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Platform.Kernel.Data;
using Platform.Kernel.Tenancy;
using Platform.Kernel.Web;

namespace Platform.Kernel.Api;

/// <summary>
/// A POST with an Idempotency-Key has its effect once: the answer is kept in the transaction of the effect and given again.
/// A second request that arrives meanwhile waits for the first and gets its answer; the same key with other words is 422.
/// </summary>
internal sealed class IdempotencyFilter : IEndpointFilter
{
    private const int LongestKey = 200;

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext invocation, EndpointFilterDelegate next)
    {
        var context = invocation.HttpContext;
        var key = context.Request.Headers["Idempotency-Key"].ToString();
        if (!HttpMethods.IsPost(context.Request.Method) || key.Length == 0 || ModuleDbOf(context) is not { } db)
        {
            return await next(invocation);
        }

        if (key.Length > LongestKey)
        {
            return ApiProblems.BadRequest("The Idempotency-Key is longer than 200 characters.");
        }

        var actor = context.RequestServices.GetRequiredService<TenantContext>().Actor;
        var once = new Once(db, $"{actor.Kind}:{actor.Id}", key, await Asked(invocation));
        return await once.Answered() ?? await once.Do(() => next(invocation), context);
    }

    /// <summary>The context of the module whose feature answers, so that answer and effect share a transaction.</summary>
    private static ModuleDb? ModuleDbOf(HttpContext context)
    {
        var handler = context.GetEndpoint()?.Metadata.GetMetadata<System.Reflection.MethodInfo>()?.DeclaringType?.Assembly;
        var type = handler?.GetTypes().SingleOrDefault(t => t.IsSubclassOf(typeof(ModuleDb)));
        return type is null ? null : (ModuleDb)context.RequestServices.GetRequiredService(type);
    }

    /// <summary>Method, address and what the body was bound to; files count by name and size.</summary>
    private static async Task<string> Asked(EndpointFilterInvocationContext invocation)
    {
        var request = invocation.HttpContext.Request;
        var text = new StringBuilder($"{request.Method} {request.Path}{request.QueryString}\n");
        if (request.HasFormContentType)
        {
            var form = await request.ReadFormAsync();
            text.Append(JsonSerializer.Serialize(form.ToDictionary(f => f.Key, f => f.Value.ToString())));
            text.AppendJoin('|', form.Files.Select(file => $"{file.FileName}:{file.Length}"));
        }
        else
        {
            var bodies = invocation.Arguments.Where(a => a?.GetType() is { IsClass: true } type && type.Name.EndsWith("Input", StringComparison.Ordinal));
            text.Append(JsonSerializer.Serialize(bodies));
        }

        return Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }

    private sealed class Once(ModuleDb db, string caller, string key, string asked)
    {
        public async Task<IResult?> Answered()
        {
            var tenant = db.TenantId;
            var kept = await db.Set<IdempotentAnswer>().AsNoTracking()
                .FirstOrDefaultAsync(answer => answer.TenantId == tenant && answer.Caller == caller && answer.Key == key);
            return kept switch
            {
                null => null,
                _ when kept.Asked != asked => TypedResults.Problem(
                    statusCode: StatusCodes.Status422UnprocessableEntity, title: "This Idempotency-Key was used for another request."),
                _ => new KeptAnswer(kept),
            };
        }

        public async Task<object?> Do(Func<ValueTask<object?>> work, HttpContext context)
        {
            object? result = null;
            try
            {
                await db.InTransaction(
                    async () =>
                    {
                        var entry = new IdempotentAnswer { TenantId = db.TenantId, Caller = caller, Key = key, Asked = asked, CreatedAt = db.Now };
                        db.Add(entry);
                        await db.SaveChangesAsync();
                        result = await work();
                        Keep(entry, result);

                        // A feature that ran into somebody else's row has cleared what the context knew, this entry too.
                        db.Update(entry);
                        await db.SaveChangesAsync();
                    },
                    context.RequestAborted);
                return result;
            }
            catch (DbUpdateException refused) when (Dialect.Of(db.Database).IsUniqueViolation(refused) && result is null)
            {
                db.ChangeTracker.Clear();
                if (await Answered() is { } kept)
                {
                    return kept;
                }

                throw;
            }
        }

        private static void Keep(IdempotentAnswer entry, object? result)
        {
            // A union of results stands for the one that was given.
            result = result is INestedHttpResult union ? union.Result : result;
            entry.Status = (result as IStatusCodeHttpResult)?.StatusCode ?? StatusCodes.Status200OK;
            entry.Body = (result as IValueHttpResult)?.Value is { } value ? JsonSerializer.Serialize(value, value.GetType(), JsonSerializerOptions.Web) : null;
            entry.Location = result?.GetType().GetProperty("Location")?.GetValue(result) as string;
        }
    }

    private sealed class KeptAnswer(IdempotentAnswer kept) : IResult
    {
        public async Task ExecuteAsync(HttpContext httpContext)
        {
            var response = httpContext.Response;
            response.StatusCode = kept.Status;
            response.Headers["Idempotency-Replayed"] = "true";
            if (kept.Location is not null)
            {
                response.Headers.Location = kept.Location;
            }

            if (kept.Body is not null)
            {
                response.ContentType = kept.Status >= 400 ? "application/problem+json" : "application/json";
                await response.WriteAsync(kept.Body);
            }
        }
    }
}
