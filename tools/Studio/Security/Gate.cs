using System.Net;
using Microsoft.AspNetCore.Http;

namespace Workbook.Studio;

/// <summary>Lets in whoever comes from this machine, by this server's own name, and has the token. A page runs code for whoever reaches it, so nobody else may.</summary>
sealed class Gate(RequestDelegate next, AccessToken token, StudioAddress address)
{
    const string Parameter = "token";

    public async Task InvokeAsync(HttpContext http)
    {
        var request = http.Request;
        if (http.Connection.RemoteIpAddress is not { } from || !IPAddress.IsLoopback(from) || !address.IsHost(request.Host))
            await RefuseAsync(http, "This address is for the machine alone that the workbook runs on.");
        else if (request.Headers.Origin is [{ } origin] && !address.IsOrigin(origin))
            await RefuseAsync(http, "Another site has asked for this page; the workbook answers only its own.");
        else if (token.Is(request.Query[Parameter]))
            Welcome(http);
        else if (!token.Is(request.Cookies[address.CookieName]))
            await RefuseAsync(http, "Open the address that the workbook has printed: it ends in a token that lets you in.");
        else
            await next(http);
    }

    // The token leaves the address bar, and with it the history and the screen of a projector.
    void Welcome(HttpContext http)
    {
        http.Response.Cookies.Append(address.CookieName, token.Text, new() { HttpOnly = true, SameSite = SameSiteMode.Strict, Path = "/", IsEssential = true });
        http.Response.Redirect(http.Request.Path);
    }

    static Task RefuseAsync(HttpContext http, string why)
    {
        http.Response.StatusCode = StatusCodes.Status403Forbidden;
        http.Response.ContentType = "text/plain; charset=utf-8";
        return http.Response.WriteAsync(why);
    }
}
