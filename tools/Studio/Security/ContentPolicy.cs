using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;

namespace Workbook.Studio;

/// <summary>What a page may load and run: what this server gave it, and nothing from elsewhere.</summary>
sealed class ContentPolicy(RequestDelegate next)
{
    const string NonceKey = "nonce";

    public Task InvokeAsync(HttpContext http)
    {
        var nonce = Convert.ToBase64String(RandomNumberGenerator.GetBytes(16));
        http.Items[NonceKey] = nonce;
        var headers = http.Response.Headers;
        // Styles by attribute are what the lessons' displays are made of; scripts are files of ours alone.
        headers.ContentSecurityPolicy = $"default-src 'none'; script-src 'self'; style-src 'self' 'nonce-{nonce}'; style-src-attr 'unsafe-inline'; img-src 'self' data:; media-src data:; "
            + "font-src 'self'; connect-src 'self'; frame-src 'self'; form-action 'self'; base-uri 'self'; frame-ancestors 'self'";
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers.CacheControl = "no-store";
        return next(http);
    }

    /// <summary>What styles that a script of ours makes must bear.</summary>
    public static string NonceOf(HttpContext? http) => http?.Items[NonceKey] as string ?? "";
}
