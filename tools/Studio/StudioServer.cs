using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;
using Workbook.Studio.Pages;

namespace Workbook.Studio;

/// <summary>The workbook in the browser: a web server for this machine alone, and for whoever has its token.</summary>
public sealed class StudioServer : IAsyncDisposable
{
    const int MostPortsPassedOver = 50;

    readonly WebApplication web;
    readonly LessonRooms rooms;

    StudioServer(WebApplication web, LessonRooms rooms, AccessToken token, StudioAddress address)
    {
        (this.web, this.rooms) = (web, rooms);
        (Port, Url) = (address.Port, $"{address.Url}?token={token.Text}");
    }

    public int Port { get; }

    /// <summary>The address to open, token included.</summary>
    public string Url { get; }

    /// <exception cref="IOException">There is no free port.</exception>
    public static async Task<StudioServer> StartAsync(StudioOptions options)
    {
        for (var port = options.Port; ; port++)
        {
            try
            {
                return await StartAsync(options, port);
            }
            catch (IOException taken) when (taken.InnerException is AddressInUseException or SocketException { SocketErrorCode: SocketError.AddressAlreadyInUse } && port < options.Port + MostPortsPassedOver)
            {
                continue;
            }
        }
    }

    static async Task<StudioServer> StartAsync(StudioOptions options, int port)
    {
        var (token, address, shelf) = (AccessToken.New(), new StudioAddress(), new Shelf(options.Folder, options.IsAuthor));
        var rooms = new LessonRooms(shelf, options.Kernel);
        var builder = WebApplication.CreateEmptyBuilder(new() { ApplicationName = typeof(StudioServer).Assembly.GetName().Name });
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, port));
        builder.Services.AddRoutingCore().AddSingleton(shelf).AddSingleton(rooms).AddSingleton(address).AddHttpContextAccessor();
        builder.Services.AddDataProtection().UseEphemeralDataProtectionProvider();   // what is protected need not outlive this process
        builder.Services.AddRazorComponents().AddInteractiveServerComponents(circuits => circuits.DetailedErrors = false).AddHubOptions(hub => hub.MaximumReceiveMessageSize = 8 << 20);

        var web = builder.Build();
        web.UseMiddleware<Gate>(token, address).UseMiddleware<ContentPolicy>();
        web.UseRouting();
        web.UseAntiforgery();
        StudioFiles.Map(web);
        web.MapRazorComponents<App>().AddInteractiveServerRenderMode();
        await web.StartAsync();
        address.Port = new Uri(web.Urls.First()).Port;
        return new(web, rooms, token, address);
    }

    public async ValueTask DisposeAsync()
    {
        await web.StopAsync(new CancellationToken(canceled: true));   // whoever looks at a page does not keep it open
        await rooms.DisposeAsync();
        await web.DisposeAsync();
    }
}
