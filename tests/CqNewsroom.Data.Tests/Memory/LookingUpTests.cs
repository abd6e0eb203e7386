using CqNewsroom.Core.Documents;
using CqNewsroom.Core.Memory;
using CqNewsroom.Data.Tests.Workflow;

namespace CqNewsroom.Data.Tests.Memory;

/// <summary>What the memory offers, and with how many points.</summary>
public sealed class LookingUpTests
{
    private const string Bridge = "长江上的新大桥今天上午正式通车，全长三公里。";
    private const string BridgeEnglish = "The new bridge across the Yangtze River opened to traffic this morning, with a length of three kilometers.";

    public static TheoryData<DatabaseKind> Databases => [DatabaseKind.Sqlite, DatabaseKind.PostgreSql];

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task What_was_published_is_offered_with_its_origin(DatabaseKind kind)
    {
        await using var stage = await MemoryStage.CreateAsync(kind);
        var article = await stage.LiveAsync(("第一段是引子。", "An introduction."), (Bridge, BridgeEnglish));
        var story = await stage.Newsroom.StoryAsync((await stage.Newsroom.ArticleAsync(article)).StoryId);
        Assert.Empty((await stage.LookUpAsync(Bridge)).Matches);
        Assert.Equal(3, await stage.LearnAsync());

        var match = Assert.Single((await stage.LookUpAsync(Bridge)).Matches);

        Assert.Equal((100, MemoryPenalties.None, SegmentStatus.Public, SegmentKind.Paragraph), (match.Points, match.Penalties, match.Status, match.Kind));
        Assert.Equal((Bridge, BridgeEnglish, 1), (match.Source, match.Target, match.Times));
        Assert.Equal([new TextSegment(TextChangeKind.Same, Bridge)], match.Difference);
        Assert.Equal((story.Number, "Old news", "editor"), (match.Origin.StoryNumber, match.Origin.Headline, match.Origin.Editor));
        Assert.Equal(["translator"], match.Origin.Translators);
        Assert.NotNull(match.Origin.PublicAt);
        Assert.Equal(101, (await stage.LookUpAsync(Bridge, "第一段是引子。")).Matches.Single().Points);
        Assert.Equal(100, (await stage.LookUpAsync(Bridge, "另一段。")).Matches.Single().Points);
        // The start of a story is a context too.
        Assert.Equal(101, (await stage.LookUpAsync("第一段是引子。")).Matches[0].Points);
        Assert.Equal("Old news", (await stage.LookUpAsync("旧闻标题")).Matches[0].Target);
        Assert.Equal(0, await stage.LearnAsync());
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Points_are_taken_off_for_numbers_marks_and_edits(DatabaseKind kind)
    {
        await using var stage = await MemoryStage.CreateAsync(kind);
        await stage.LiveAsync(("全市新增投资3.5亿元，创历史新高。", "The city added 350 million yuan in investment, a record high."));
        await stage.LearnAsync();

        var numbers = Assert.Single((await stage.LookUpAsync("全市新增投资12亿元，创历史新高。")).Matches);
        Assert.Equal((99, MemoryPenalties.Numbers, "The city added 1.2 billion yuan in investment, a record high."), (numbers.Points, numbers.Penalties, numbers.WithNumbers));
        var marks = Assert.Single((await stage.LookUpAsync("全市 新增投资３.5亿元——创历史新高！")).Matches);
        Assert.Equal((99, MemoryPenalties.Marks, null), (marks.Points, marks.Penalties, marks.WithNumbers));
        // Case T28: many marks do not make a text another one.
        Assert.Equal(99, (await stage.LookUpAsync("“全市”，新增、投资（3.5亿元）……创：历史；新高？！")).Matches[0].Points);
        var fuzzy = Assert.Single((await stage.LookUpAsync("全市新增投资3.5亿元，再创历史新高。")).Matches);
        Assert.Equal(92, fuzzy.Points);
        Assert.Contains(new TextSegment(TextChangeKind.Inserted, "再"), fuzzy.Difference);
        Assert.Null(fuzzy.WithNumbers);
        Assert.Empty((await stage.LookUpAsync("明天天气晴朗，适合出游。")).Matches);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Approved_text_is_offered_with_a_penalty_and_goes_with_its_approval(DatabaseKind kind)
    {
        await using var stage = await MemoryStage.CreateAsync(kind);
        var article = await stage.ApprovedAsync(("第一段是引子。", "An introduction."), (Bridge, BridgeEnglish));
        await stage.LearnAsync();

        var approved = Assert.Single((await stage.LookUpAsync(Bridge)).Matches);
        Assert.Equal((97, MemoryPenalties.NotPublic, SegmentStatus.Approved), (approved.Points, approved.Penalties, approved.Status));
        Assert.Equal((null, "translator"), (approved.Origin.PublicAt, approved.Origin.Translators.Single()));

        await stage.Newsroom.MustAsync("editor", new Core.Acts.Reopen(article, "One more look."));
        Assert.Empty((await stage.LookUpAsync(Bridge)).Matches);
        Assert.Empty(await stage.SearchAsync("大桥"));

        await stage.Newsroom.MustAsync("translator", new Core.Acts.Submit(article));
        await stage.Newsroom.SignAsync("editor", article);
        await stage.LearnAsync();
        Assert.Equal(97, (await stage.LookUpAsync(Bridge)).Matches.Single().Points);
        var learned = (await stage.SegmentsAsync()).Count;
        await stage.Newsroom.PublishAsync("editor", article);
        Assert.Equal((100, 1), ((await stage.LookUpAsync(Bridge)).Matches.Single().Points, (await stage.LookUpAsync(Bridge)).Matches.Single().Times));
        await stage.LearnAsync();
        Assert.Equal(learned, (await stage.SegmentsAsync()).Count);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task A_correction_takes_the_place_of_the_old_which_stays_as_history(DatabaseKind kind)
    {
        await using var stage = await MemoryStage.CreateAsync(kind);
        var article = await stage.LiveAsync(("第一段是引子。", "An introduction."), (Bridge, BridgeEnglish));
        await stage.Newsroom.CorrectAsync(article, WorkflowNewsroom.Translated("Old news", "An introduction.", "The corrected bridge."), "translator");
        await stage.LearnAsync();

        var match = Assert.Single((await stage.LookUpAsync(Bridge)).Matches);
        Assert.Equal(("The corrected bridge.", 100, 1), (match.Target, match.Points, match.Times));
        var found = await stage.SearchAsync("大桥");
        Assert.Equal([("The corrected bridge.", SegmentStatus.Public), (BridgeEnglish, SegmentStatus.History)], found.Select(f => (f.Target, f.Status)));
        // What the correction left alone stands once.
        Assert.Equal([("An introduction.", SegmentStatus.Public)], (await stage.SearchAsync("引子")).Select(f => (f.Target, f.Status)));
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task A_translation_that_is_still_right_is_known_for_the_new_source_too(DatabaseKind kind)
    {
        const string reworded = "长江上的新大桥今天上午正式开通，全长三公里。";
        await using var stage = await MemoryStage.CreateAsync(kind);
        var article = await stage.LiveAsync(("第一段是引子。", "An introduction."), (Bridge, BridgeEnglish));
        await stage.LearnAsync();
        var original = (await stage.Newsroom.StoryAsync((await stage.Newsroom.ArticleAsync(article)).StoryId)).Articles.Single(a => a.IsOriginal).Id;
        await stage.Newsroom.CorrectAsync(original, WorkflowNewsroom.Text("旧闻标题", "第一段是引子。", reworded));
        Assert.Equal(0, await stage.LearnAsync());
        var source = (await stage.Newsroom.ArticleAsync(original)).SourceRevisionId!.Value;

        await stage.Newsroom.MustAsync("translator", new Core.Acts.AnswerSource(article, source, ["p2"]));

        Assert.Equal(1, await stage.LearnAsync());
        var match = (await stage.LookUpAsync(reworded)).Matches[0];
        Assert.Equal((100, BridgeEnglish, SegmentStatus.Public), (match.Points, match.Target, match.Status));
        Assert.Equal(BridgeEnglish, (await stage.LookUpAsync(Bridge)).Matches[0].Target);
        Assert.Equal(0, await stage.LearnAsync());
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task What_was_answered_while_it_waited_is_learned_with_the_source_that_it_answers_at_Publish(DatabaseKind kind)
    {
        const string reworded = "长江上的新大桥今天上午正式开通，全长三公里。";
        await using var stage = await MemoryStage.CreateAsync(kind);
        var article = await stage.ApprovedAsync((Bridge, BridgeEnglish));
        var original = (await stage.Newsroom.StoryAsync((await stage.Newsroom.ArticleAsync(article)).StoryId)).Articles.Single(a => a.IsOriginal).Id;
        await stage.Newsroom.CorrectAsync(original, WorkflowNewsroom.Text("旧闻标题", reworded));
        var source = (await stage.Newsroom.ArticleAsync(original)).SourceRevisionId!.Value;
        await stage.Newsroom.MustAsync("translator", new Core.Acts.AnswerSource(article, source, ["p1"]));
        await stage.Newsroom.PublishAsync("editor", article);
        await stage.LearnAsync();

        Assert.Equal((101, BridgeEnglish, SegmentStatus.Public), (await stage.LookUpAsync(reworded)).Matches.Select(m => (m.Points, m.Target, m.Status)).First());
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task What_is_answered_while_another_text_is_written_teaches_nothing_of_the_old_one(DatabaseKind kind)
    {
        const string reworded = "长江上的新大桥今天上午正式开通，全长四公里。";
        await using var stage = await MemoryStage.CreateAsync(kind);
        var article = await stage.LiveAsync((Bridge, BridgeEnglish));
        await stage.LearnAsync();
        var original = (await stage.Newsroom.StoryAsync((await stage.Newsroom.ArticleAsync(article)).StoryId)).Articles.Single(a => a.IsOriginal).Id;
        await stage.Newsroom.CorrectAsync(original, WorkflowNewsroom.Text("旧闻标题", reworded));
        var source = (await stage.Newsroom.ArticleAsync(original)).SourceRevisionId!.Value;
        await stage.Newsroom.MustAsync("translator", new Core.Acts.StartCorrection(article));
        await stage.Newsroom.WriteAsync("translator", article, WorkflowNewsroom.Translated("Old news", BridgeEnglish.Replace("three", "four", StringComparison.Ordinal)));
        await stage.Newsroom.MustAsync("translator", new Core.Acts.AnswerSource(article, source, ["p1"]));

        Assert.Equal(0, await stage.LearnAsync());
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task What_was_retracted_is_forgotten(DatabaseKind kind)
    {
        await using var stage = await MemoryStage.CreateAsync(kind);
        var article = await stage.LiveAsync((Bridge, BridgeEnglish));
        await stage.LearnAsync();
        var original = (await stage.Newsroom.StoryAsync((await stage.Newsroom.ArticleAsync(article)).StoryId)).Articles.Single(a => a.IsOriginal).Id;

        await stage.Newsroom.MustAsync("chief", new Core.Acts.Retract(article, "It was wrong.", new Dictionary<Guid, Core.Acts.OtherArticle> { [original] = new(false, "The Chinese stays.") }));

        Assert.Empty((await stage.LookUpAsync(Bridge)).Matches);
        Assert.Empty(await stage.SearchAsync("大桥"));
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Equal_sources_keep_their_own_translations(DatabaseKind kind)
    {
        await using var stage = await MemoryStage.CreateAsync(kind);
        // Case T11: the same line twice in one story. Case T30: the same line, translated otherwise in another.
        await stage.LiveAsync(("（记者 王明）", "(Reporter: Wang Ming)"), ("中间一段写别的事情。", "Something else."), ("（记者 王明）", "(By Wang Ming)"));
        await stage.LiveAsync(("（记者 王明）", "(Reporter: Wang Ming)"));
        await stage.LearnAsync();

        var matches = (await stage.LookUpAsync("（记者 王明）", "中间一段写别的事情。")).Matches;

        Assert.Equal([("(By Wang Ming)", 101, 1), ("(Reporter: Wang Ming)", 100, 2)], matches.Select(m => (m.Target, m.Points, m.Times)));
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task A_sentence_inside_a_paragraph_is_found(DatabaseKind kind)
    {
        await using var stage = await MemoryStage.CreateAsync(kind);
        await stage.LiveAsync(("长江新大桥今天上午正式通车。它全长三公里，投资十二亿元。", "The new Yangtze bridge opened this morning. It is three kilometers long and cost 1.2 billion yuan."));
        await stage.LearnAsync();
        Assert.Equal(2, (await stage.SegmentsAsync()).Count(s => s.Kind == SegmentKind.Sentence));

        const string Asked = "市政府昨天举行了一场发布会，介绍各项准备工作的情况。长江新大桥今天上午正式通车。请看详细报道。";
        var answer = await stage.LookUpAsync(Asked);

        Assert.Empty(answer.Matches);
        var sentence = Assert.Single(answer.Sentences);
        Assert.Equal("长江新大桥今天上午正式通车。", sentence.Place.In(Asked));
        Assert.Equal(("The new Yangtze bridge opened this morning.", 100), (sentence.Matches[0].Target, sentence.Matches[0].Points));
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Words_are_found_on_both_sides(DatabaseKind kind)
    {
        await using var stage = await MemoryStage.CreateAsync(kind);
        await stage.LiveAsync((Bridge, BridgeEnglish), ("部署防汛工作，投入3.5亿元。", "It made plans for flood control with 350 million yuan."));
        await stage.LearnAsync();

        // Case T41: a word of two characters.
        var word = Assert.Single(await stage.SearchAsync("部署"));
        Assert.Equal("部署", Assert.Single(word.InSource).In(word.Source));
        var english = Assert.Single(await stage.SearchAsync("FLOOD control"));
        Assert.Equal("flood control", Assert.Single(english.InTarget).In(english.Target));
        Assert.Single(await stage.SearchAsync("3.5亿"));
        Assert.Empty(await stage.SearchAsync("7.5亿"));
        Assert.Empty(await stage.SearchAsync("旅游"));
        Assert.Empty(await stage.SearchAsync("部"));
        Assert.Empty(await stage.SearchAsync("%_"));
    }
}
