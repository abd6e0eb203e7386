using CqNewsroom.Core.Machine;
using CqNewsroom.Web.Machine;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace CqNewsroom.Web.Tests.Machine;

/// <summary>How providers are asked, and that a slow, wrong or dead one holds nobody up.</summary>
public sealed class MachineProviderTests
{
    private const string Right = """{"choices":[{"finish_reason":"stop","message":{"role":"assistant","content":"The “new bridge” 𠮷 opened today."}}]}""";

    [Fact]
    public async Task A_chat_endpoint_gets_the_text_the_model_and_the_terms_of_this_text()
    {
        await using var stand = await StandInMachine.StartAsync(MachineProvider.OpenAi, StandInMachine.Says(Right));

        var answer = await stand.AskAsync(default, new MachineTerm("新桥", "New Bridge"));

        Assert.Equal(new MachineAnswer(MachineOutcome.Answered, "The “new bridge” 𠮷 opened today."), answer);
        Assert.Equal("OpenAI: test-model", stand.Machine.Provider);
        var request = Assert.Single(stand.Requests);
        Assert.StartsWith($"POST /v1/chat/completions Bearer {StandInMachine.Key} ", request, StringComparison.Ordinal);
        foreach (var part in new[] { "\"model\":\"test-model\"", "长江上的“新桥”", "新桥 = New Bridge", "zh-CN into en" })
            Assert.Contains(part, request, StringComparison.Ordinal);
    }

    [Fact]
    public async Task LibreTranslate_gets_the_text_alone()
    {
        await using var stand = await StandInMachine.StartAsync(MachineProvider.LibreTranslate, StandInMachine.Says("""{"translatedText":"The bridge opened."}"""));

        Assert.Equal(new MachineAnswer(MachineOutcome.Answered, "The bridge opened."), await stand.AskAsync(default, new MachineTerm("新桥", "New Bridge")));

        var request = Assert.Single(stand.Requests);
        Assert.StartsWith("POST /v1/translate ", request, StringComparison.Ordinal);
        Assert.Contains("\"source\":\"zh\",\"target\":\"en\",\"format\":\"text\"", request, StringComparison.Ordinal);
        Assert.DoesNotContain("New Bridge", request, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("no JSON")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"choices":[]}""")]
    [InlineData("""{"choices":["text"]}""")]
    [InlineData("""{"choices":[{"message":{"content":null}}]}""")]
    [InlineData("""{"choices":[{"message":{"content":["text"]}}]}""")]
    [InlineData("""{"choices":[{"finish_reason":"length","message":{"content":"Half a sen"}}]}""")]
    [InlineData("""{"choices":[{"message":{"content":"\ud800"}}]}""")]
    public async Task An_answer_that_is_none_is_not_asked_for_again(string body)
    {
        await using var stand = await StandInMachine.StartAsync(MachineProvider.OpenAi, StandInMachine.Says(body));

        Assert.Equal(MachineOutcome.Failed, (await stand.AskAsync()).Outcome);
        Assert.Single(stand.Requests);
    }

    [Theory]
    [InlineData(500, 2)]
    [InlineData(429, 2)]
    [InlineData(401, 1)]
    [InlineData(302, 1)]
    public async Task A_fault_of_the_server_is_tried_once_more_and_nothing_else_is(int status, int requests)
    {
        await using var stand = await StandInMachine.StartAsync(MachineProvider.OpenAi, (context, number) =>
        {
            context.Response.Headers.Location = "/elsewhere";
            return StandInMachine.Says($$"""{"error":"{{StandInMachine.Key}}"}""", status)(context, number);
        });

        Assert.Equal(MachineOutcome.Failed, (await stand.AskAsync()).Outcome);
        Assert.Equal(requests, stand.Requests.Count);
        // Neither the key nor the text is in a log, whatever the provider says.
        Assert.Contains("status " + status, stand.Logged, StringComparison.Ordinal);
        Assert.DoesNotContain(StandInMachine.Key, stand.Logged, StringComparison.Ordinal);
        Assert.DoesNotContain("长江", stand.Logged, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_second_attempt_may_succeed()
    {
        await using var stand = await StandInMachine.StartAsync(MachineProvider.OpenAi, (context, number) => StandInMachine.Says(Right, number == 1 ? 503 : 200)(context, number));

        Assert.Equal(MachineOutcome.Answered, (await stand.AskAsync()).Outcome);
    }

    [Fact]
    public async Task A_huge_answer_is_read_no_further_than_its_limit()
    {
        var left = new TaskCompletionSource();
        await using var stand = await StandInMachine.StartAsync(MachineProvider.OpenAi, async (context, _) =>
        {
            context.RequestAborted.Register(left.SetResult);
            await context.Response.Body.WriteAsync(new byte[2 * HttpMachineTranslator.LargestAnswer], context.RequestAborted);
            await context.Response.Body.FlushAsync(context.RequestAborted);
            // More is promised and never comes: who reads to the end waits for it.
            await left.Task;
        });

        Assert.Equal(MachineOutcome.Failed, (await stand.AskAsync().WaitAsync(TimeSpan.FromMinutes(2))).Outcome);
        Assert.Single(stand.Requests);
        await left.Task;
    }

    [Fact]
    public async Task A_slow_server_is_waited_for_until_the_limit_and_others_do_not_queue_behind_it()
    {
        var reached = new TaskCompletionSource();
        await using var stand = await StandInMachine.StartAsync(
            MachineProvider.OpenAi,
            async (context, _) =>
            {
                reached.SetResult();
                await Task.Delay(Timeout.Infinite, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
            },
            ("MostAtOnce", "1"));

        var slow = stand.AskAsync();
        await reached.Task;
        Assert.Equal(MachineOutcome.Busy, (await stand.AskAsync()).Outcome);
        Assert.False(slow.IsCompleted);
        stand.Clock.Expire();

        Assert.Equal(MachineOutcome.Failed, (await slow).Outcome);
        Assert.Single(stand.Requests);
    }

    [Fact]
    public async Task A_dead_server_is_left_alone_for_a_while_and_then_asked_once()
    {
        await using var stand = await StandInMachine.StartAsync(MachineProvider.OpenAi, StandInMachine.Says(Right), ("FailuresBeforeRest", "2"), ("RestSeconds", "60"));
        await stand.StopAsync();
        Assert.Equal(MachineOutcome.Failed, (await stand.AskAsync()).Outcome);
        Assert.Equal(MachineOutcome.Failed, (await stand.AskAsync()).Outcome);

        Assert.Equal(MachineOutcome.Resting, (await stand.AskAsync()).Outcome);
        stand.Clock.Now += TimeSpan.FromSeconds(60);
        Assert.Equal(MachineOutcome.Failed, (await stand.AskAsync()).Outcome);
        Assert.Equal(MachineOutcome.Resting, (await stand.AskAsync()).Outcome);
    }

    [Fact]
    public async Task A_provider_that_is_back_is_asked_as_before()
    {
        await using var stand = await StandInMachine.StartAsync(
            MachineProvider.OpenAi, (context, number) => StandInMachine.Says(Right, number <= 2 ? 400 : 200)(context, number), ("FailuresBeforeRest", "2"));
        await stand.AskAsync();
        await stand.AskAsync();
        Assert.Equal(MachineOutcome.Resting, (await stand.AskAsync()).Outcome);
        Assert.Equal(2, stand.Requests.Count);
        stand.Clock.Now += TimeSpan.FromMinutes(1);

        for (var at = 0; at < 3; at++)
            Assert.Equal(MachineOutcome.Answered, (await stand.AskAsync()).Outcome);
    }

    [Fact]
    public async Task Who_moves_on_ends_the_question_and_says_nothing_about_the_provider()
    {
        var reached = new TaskCompletionSource();
        await using var stand = await StandInMachine.StartAsync(
            MachineProvider.OpenAi,
            async (context, number) =>
            {
                if (number > 1)
                {
                    await StandInMachine.Says(Right)(context, number);
                    return;
                }

                reached.SetResult();
                await Task.Delay(Timeout.Infinite, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
            },
            ("FailuresBeforeRest", "1"));
        using var moved = new CancellationTokenSource();
        var asked = stand.AskAsync(moved.Token);
        await reached.Task;
        await moved.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asked);
        Assert.Equal(MachineOutcome.Answered, (await stand.AskAsync()).Outcome);
    }

    [Fact]
    public async Task Nothing_configured_is_no_machine()
    {
        await using var services = new ServiceCollection().AddSingleton<IConfiguration>(new ConfigurationManager()).AddSingleton(TimeProvider.System).AddLogging().AddMachine().BuildServiceProvider();

        Assert.Null(services.GetRequiredService<IMachineTranslator>().Provider);
    }

    [Theory]
    [InlineData("ftp://models.example.org", "m", 15)]
    [InlineData("https://user:secret@models.example.org", "m", 15)]
    [InlineData("", "m", 15)]
    [InlineData("https://models.example.org/v1", "", 15)]
    [InlineData("https://models.example.org/v1", "m", 0)]
    public void Wrong_settings_are_refused_at_start_without_naming_the_key(string address, string model, int seconds)
    {
        var result = new MachineOptionsValidator().Validate(null, new MachineOptions { Provider = MachineProvider.OpenAi, Address = address, Model = model, TimeLimitSeconds = seconds, Key = StandInMachine.Key });

        Assert.True(result.Failed);
        Assert.All(result.Failures!, failure => Assert.DoesNotContain("secret", failure.Replace("sk-not-for-any-log", "secret", StringComparison.Ordinal), StringComparison.Ordinal));
        Assert.True(new MachineOptionsValidator().Validate(null, new MachineOptions()).Succeeded);
    }
}
