using CqNewsroom.Core;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace CqNewsroom.Web.Hosting;

/// <summary>Whether the database answers.</summary>
/// <param name="factory">Opens it.</param>
public sealed class DatabaseHealth(INewsroomDbFactory factory) : IHealthCheck
{
    /// <inheritdoc />
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        await using var db = await factory.OpenAsync(cancellationToken);
        return await db.Newsrooms.AnyAsync(cancellationToken) ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy("The newsroom's row is missing.");
    }
}

/// <summary>The addresses that monitors ask.</summary>
public static class HealthAddresses
{
    /// <summary><c>/health/live</c>: the process answers. <c>/health/ready</c>: its database does too.</summary>
    /// <param name="routes">Where.</param>
    public static void MapNewsroomHealth(this IEndpointRouteBuilder routes)
    {
        routes.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false }).AllowAnonymous();
        routes.MapHealthChecks("/health/ready").AllowAnonymous();
    }
}
