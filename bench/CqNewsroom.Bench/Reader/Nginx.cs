using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using CqNewsroom.TestSupport;

namespace CqNewsroom.Bench.Reader;

/// <summary>nginx on a loopback port with one file: how fast a page can be at all.</summary>
internal sealed class Nginx : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly Process _process;

    /// <summary>Starts it.</summary>
    /// <param name="page">The file's bytes.</param>
    public Nginx(byte[] page)
    {
        File.WriteAllBytes(Path.Combine(_folder.Path, "page.html"), page);
        var port = FreePort();
        File.WriteAllText(
            Path.Combine(_folder.Path, "nginx.conf"),
            $$"""
            user {{Environment.UserName}}; daemon off; worker_processes 1; pid {{_folder.Path}}/pid; error_log stderr crit;
            events { worker_connections 256; }
            http {
              access_log off; sendfile on; keepalive_requests 1000000; default_type text/html;
              client_body_temp_path {{_folder.Path}}/a; proxy_temp_path {{_folder.Path}}/b; fastcgi_temp_path {{_folder.Path}}/c; uwsgi_temp_path {{_folder.Path}}/d; scgi_temp_path {{_folder.Path}}/e;
              server { listen 127.0.0.1:{{port}}; root {{_folder.Path}}; }
            }
            """);
        _process = Process.Start("/usr/sbin/nginx", ["-p", _folder.Path, "-c", Path.Combine(_folder.Path, "nginx.conf")]);
        Address = new Uri($"http://127.0.0.1:{port}/page.html");
    }

    /// <summary>Whether it is installed.</summary>
    public static bool IsThere => File.Exists("/usr/sbin/nginx");

    /// <summary>The file's address.</summary>
    public Uri Address { get; }

    /// <summary>Waits until it answers.</summary>
    public async Task ReadyAsync()
    {
        using var client = new HttpClient();
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                (await client.GetAsync(Address)).EnsureSuccessStatusCode();
                return;
            }
            catch (HttpRequestException) when (attempt < 50 && !_process.HasExited)
            {
                await Task.Delay(100);
            }
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _process.Kill(entireProcessTree: true);
        _process.WaitForExit();
        _process.Dispose();
        _folder.Dispose();
    }

    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }
}
