using GraphQL;
using GraphQL.Execution;
using GraphQL.Types;
using GraphQL.Validation;
using GraphQLParser;
using GraphQLParser.AST;
using GraphQLParser.Exceptions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using TalentGraph.GraphQL.Guards;
using TalentGraph.GraphQL.Types;
using TalentGraph.GraphQL.Validation;

namespace TalentGraph.GraphQL.Execution;

/// <summary>
/// From a request to an answer: guards, parser, rules, arguments, cost, execution, errors. Replaces the library's timeout,
/// which waits for resolvers that do not listen; here the answer leaves at the limit and the work left behind is counted.
/// </summary>
internal sealed class GraphQLEngine(
    TalentSchema schema, GraphQLOptions options, IServiceScopeFactory scopes, TimeProvider time, IEnumerable<IOperationObserver> observers, ILogger<GraphQLEngine> logger)
{
    private readonly GraphQLLimits limits = options.Limits;
    private readonly DocumentExecuter executer = new();
    private readonly DocumentCache cache = new(options.Limits.CachedDocuments);
    private readonly IReadOnlyList<IValidationRule> rules = ValidationRules.All(options.Limits);
    private int abandoned;

    public int CachedDocuments => cache.Count;

    /// <summary>Operations that were answered with TIMEOUT and still run.</summary>
    public int Abandoned => Volatile.Read(ref abandoned);

    public async Task<Answer> ExecuteAsync(GraphQLRequest request, ICaller caller, string requestId, CancellationToken cancellationToken)
    {
        var errors = new PublicErrors(requestId, options);
        if (Abandoned >= limits.AbandonedOperations)
            return Answer.Refusal(AnswerKind.NotReady, errors.Of(Codes.NotReady, "Too many operations are still running. Try again."));

        var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        // A scope of its own, because the work may outlive the request.
        var scope = scopes.CreateAsyncScope();
        var operation = new OperationContext(caller, scope.ServiceProvider, requestId, stop.Token);
        var run = new Run(request, operation, errors);
        var work = Task.Run(() => RunAsync(run), CancellationToken.None);
        var limit = Task.Delay(TimeSpan.FromSeconds(limits.TimeoutSeconds), time, stop.Token);
        Answer answer;
        if (await Task.WhenAny(work, limit).ConfigureAwait(false) == work)
        {
            answer = await work.ConfigureAwait(false);
            await CloseAsync(stop, scope).ConfigureAwait(false);
        }
        else
        {
            // Counted also when the client went away: what it left behind runs all the same.
            answer = Abandon(work, stop, scope, run, hasTimedOut: !cancellationToken.IsCancellationRequested);
            cancellationToken.ThrowIfCancellationRequested();
        }

        return await ObservedAsync(answer, run, cancellationToken).ConfigureAwait(false);
    }

    private Answer Abandon(Task work, CancellationTokenSource stop, AsyncServiceScope scope, Run run, bool hasTimedOut)
    {
        var running = Interlocked.Increment(ref abandoned);
        if (hasTimedOut)
            EngineLog.TimedOut(logger, run.Operation.RequestId, running);
        _ = FinishAsync();
        return TimedOut(run.Errors);

        async Task FinishAsync()
        {
            await stop.CancelAsync().ConfigureAwait(false);
            await work.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            Interlocked.Decrement(ref abandoned);
            await CloseAsync(stop, scope).ConfigureAwait(false);
        }
    }

    private Answer TimedOut(PublicErrors errors) =>
        Answer.Refusal(AnswerKind.Executed, errors.Of(Codes.Timeout, $"The operation took longer than {limits.TimeoutSeconds} s."));

    private static async Task CloseAsync(CancellationTokenSource stop, AsyncServiceScope scope)
    {
        await stop.CancelAsync().ConfigureAwait(false);
        await scope.DisposeAsync().ConfigureAwait(false);
        stop.Dispose();
    }

    private async Task<Answer> RunAsync(Run run)
    {
        var (request, operation, errors) = run;
        try
        {
            var isKnown = cache.TryGet(request.Query, out var document);
            document ??= Parse(request.Query);
            if (!request.MayWrite && IsMutation(document, request.OperationName))
                return Answer.Refusal(AnswerKind.MethodNotAllowed, errors.Of(Codes.BadUserInput, "GET runs no mutation. Send it by POST."));
            var execution = new ExecutionOptions
            {
                Schema = schema.Inner,
                Document = document,
                OperationName = request.OperationName,
                Variables = request.Variables,
                UserContext = operation,
                RequestServices = operation.Services,
                CancellationToken = operation.CancellationToken,
                // Values of variables are checked in any case, by coercion.
                ValidationRules = isKnown ? [] : rules,
            };
            execution.Listeners.Add(new AfterValidation(this, schema.Inner, run, document));
            var result = await executer.ExecuteAsync(execution).ConfigureAwait(false);
            return Shown(result, run);
        }
        catch (OperationCanceledException) when (operation.CancellationToken.IsCancellationRequested)
        {
            return TimedOut(errors);
        }
        catch (Exception e)
        {
            return Answer.Refusal(AnswerKind.Refused, errors.From(e));
        }
        finally
        {
            foreach (var defect in errors.Defects)
                EngineLog.Failed(logger, operation.RequestId, defect.GetType().Name, defect.StackTrace);
        }
    }

    private GraphQLDocument Parse(string text)
    {
        TokenGuard.Check(text, limits.Tokens);
        try
        {
            var document = Parser.Parse(text, new ParserOptions { Ignore = IgnoreOptions.Comments, MaxDepth = limits.ParserDepth });
            DocumentGuard.Check(document, limits);
            return document;
        }
        catch (GraphQLMaxDepthExceededException)
        {
            throw new LimitException("parserDepth", limits.ParserDepth);
        }
    }

    private static bool IsMutation(GraphQLDocument document, string? name) => document.Definitions
        .OfType<GraphQLOperationDefinition>()
        .Any(o => o.Operation == OperationType.Mutation && (string.IsNullOrEmpty(name) || o.Name?.Value == name));

    private Answer Shown(ExecutionResult result, Run run)
    {
        // A refused dossier takes everything with it: what else was read must not hint at why.
        if (run.Operation.Dossier.Refusal is { } refusal)
            return new Answer(AnswerKind.Executed, new ExecutionResult { Executed = true, Errors = [run.Errors.From(refusal)] });
        if (result.Errors is { Count: > 0 } errors)
        {
            var known = errors is [{ InnerException: TooManyErrorsException many }] ? many.Errors : (IEnumerable<ExecutionError>)errors;
            var shown = new ExecutionErrors();
            shown.AddRange(known.Take(limits.Errors).Select(run.Errors.From));
            result.Errors = shown;
        }

        return new Answer(result.Executed ? AnswerKind.Executed : AnswerKind.Refused, result);
    }

    private async Task<Answer> ObservedAsync(Answer answer, Run run, CancellationToken cancellationToken)
    {
        var codes = (answer.Result.Errors ?? []).Select(e => (string)e.Extensions!["code"]!).ToHashSet(StringComparer.Ordinal);
        var summary = new OperationSummary(run.Operation, run.Request.OperationName, run.IsMutation, run.RootFields, codes, run.Cost);
        try
        {
            foreach (var observer in observers)
                await observer.CompletedAsync(summary, cancellationToken).ConfigureAwait(false);
            return answer;
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            EngineLog.Failed(logger, run.Operation.RequestId, e.GetType().Name, e.StackTrace);
            return new Answer(AnswerKind.Executed, new ExecutionResult { Executed = true, Errors = [run.Errors.From(e)] });
        }
    }

    /// <summary>Through fragments, too: whoever watches the roots must not miss one that stands in a fragment.</summary>
    private static IEnumerable<string> RootFields(GraphQLSelectionSet set, Dictionary<string, GraphQLFragmentDefinition> fragments) =>
        set.Selections.SelectMany(selection => selection switch
        {
            GraphQLField field => [field.Name.StringValue],
            GraphQLInlineFragment inline => RootFields(inline.SelectionSet, fragments),
            GraphQLFragmentSpread spread when fragments.TryGetValue(spread.FragmentName.Name.StringValue, out var fragment) => RootFields(fragment.SelectionSet, fragments),
            _ => (IEnumerable<string>)[],
        });

    private sealed record Run(GraphQLRequest Request, OperationContext Operation, PublicErrors Errors)
    {
        public bool IsMutation { get; set; }

        public IReadOnlyCollection<string> RootFields { get; set; } = [];

        public double Cost { get; set; }
    }

    /// <summary>Between the rules and the first resolver: keeps the valid document and weighs the operation.</summary>
    private sealed class AfterValidation(GraphQLEngine engine, ISchema schema, Run run, GraphQLDocument document) : DocumentExecutionListenerBase
    {
        public override Task AfterValidationAsync(IExecutionContext context, IValidationResult validationResult)
        {
            if (!validationResult.IsValid)
                return Task.CompletedTask;
            engine.cache.Add(run.Request.Query, document);
            run.IsMutation = context.Operation.Operation == OperationType.Mutation;
            run.RootFields = [.. RootFields(context.Operation.SelectionSet, Fragments.Of(document)).Distinct()];
            try
            {
                run.Cost = CostGuard.Check(schema, engine.limits, document, context.Operation, context.ArgumentValues);
            }
            catch (Exception e) when (e is LimitException or RequestException)
            {
                context.Errors.Add(new ExecutionError(e.Message, e));
            }

            return Task.CompletedTask;
        }
    }
}
