using System.Runtime.CompilerServices;
using GraphQL;
using GraphQL.Execution;
using GraphQL.Instrumentation;
using GraphQL.Validation;
using GraphQLParser.AST;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using TalentGraph.GraphQL.Execution.Documents;
using TalentGraph.GraphQL.Execution.Plans;
using TalentGraph.GraphQL.Guards;
using TalentGraph.GraphQL.Types;
using TalentGraph.GraphQL.Types.Binding;
using TalentGraph.GraphQL.Validation;
using ExecutionContext = GraphQL.Execution.ExecutionContext;

namespace TalentGraph.GraphQL.Execution;

/// <summary>
/// From a request to an answer: guards, parser, rules, arguments, cost, execution, errors. Replaces the library's timeout,
/// which waits for resolvers that do not listen; here the answer leaves at the limit and the work left behind is counted.
/// </summary>
internal sealed class GraphQLEngine
{
    private readonly TalentSchema schema;
    private readonly GraphQLOptions options;
    private readonly GraphQLLimits limits;
    private readonly IServiceScopeFactory scopes;
    private readonly TimeProvider time;
    private readonly IEnumerable<IOperationObserver> observers;
    private readonly ILogger<GraphQLEngine> logger;
    private readonly PlanCache plans;
    private readonly BreadthFirstStrategy strategy;
    private readonly DocumentExecuter executer;
    private readonly DocumentCache cache;
    private readonly IReadOnlyList<IValidationRule> rules;
    private int abandoned;

    public GraphQLEngine(TalentSchema schema, GraphQLOptions options, IServiceScopeFactory scopes, TimeProvider time, IEnumerable<IOperationObserver> observers, ILogger<GraphQLEngine> logger)
    {
        this.schema = schema;
        this.options = options;
        this.scopes = scopes;
        this.time = time;
        this.observers = observers;
        this.logger = logger;
        limits = options.Limits;
        cache = new DocumentCache(limits.CachedDocuments);
        rules = ValidationRules.All(limits);
        plans = new PlanCache(limits.CachedPlanBytes);
        strategy = new BreadthFirstStrategy(plans);
        executer = new DocumentExecuter(
            new GraphQLDocumentBuilder(), new DocumentValidator(), new DefaultExecutionStrategySelector(strategy.Registrations()), []);
    }

    public int CachedDocuments => cache.Count;

    public int CachedPlans => plans.Count;

    /// <summary>Estimate of what the plans take.</summary>
    public long CachedPlanBytes => plans.Bytes;

    /// <summary>Operations that were answered with TIMEOUT and still run.</summary>
    public int Abandoned => Volatile.Read(ref abandoned);

    /// <summary>Answers a query or a mutation; a subscription is refused.</summary>
    public async Task<Answer> ExecuteAsync(GraphQLRequest request, ICaller caller, string requestId, CancellationToken cancellationToken)
    {
        var run = Start(request, caller, requestId, null, cancellationToken);
        var answer = await LimitedAsync(run, cancellationToken).ConfigureAwait(false);
        if (run.Stream is null)
            return answer;
        await run.DisposeAsync().ConfigureAwait(false);
        return Answer.Refusal(AnswerKind.Refused, run.Errors.Of(Codes.BadUserInput, "A subscription is answered by text/event-stream alone."));
    }

    /// <summary>
    /// Answers every event of a subscription, the next when the last was taken. One answer and the end when the subscription
    /// is refused, or when the operation is a query or a mutation. An event is answered, limited and observed like an
    /// operation of its own; a source that fails says so in a last answer.
    /// </summary>
    public async IAsyncEnumerable<Answer> SubscribeAsync(GraphQLRequest request, ICaller caller, string requestId, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var run = Start(request, caller, requestId, null, cancellationToken);
        var opening = await LimitedAsync(run, cancellationToken).ConfigureAwait(false);
        if (run.Stream is not { } stream)
        {
            yield return opening;
            yield break;
        }

        await using (run.ConfigureAwait(false))
        {
            var events = stream.GetAsyncEnumerator(run.Operation.CancellationToken);
            await using (events.ConfigureAwait(false))
            {
                Answer? failure = null;
                while (failure is null)
                {
                    try
                    {
                        if (!await events.MoveNextAsync().ConfigureAwait(false))
                            yield break;
                    }
                    catch (Exception e) when (!cancellationToken.IsCancellationRequested)
                    {
                        failure = await ObservedAsync(Failed(run, e), run, cancellationToken).ConfigureAwait(false);
                        continue;
                    }

                    var one = Start(request, caller, requestId, events.Current, cancellationToken);
                    yield return await LimitedAsync(one, cancellationToken).ConfigureAwait(false) with { IsEvent = true, Version = events.Current.Version };
                }

                yield return failure;
            }
        }
    }

    private Run Start(GraphQLRequest request, ICaller caller, string requestId, SourceEvent? at, CancellationToken cancellationToken) =>
        new(request, caller, new PublicErrors(requestId, options), requestId, scopes, cancellationToken) { Event = at };

    /// <summary>Runs it within the time limit; what it holds is let go at its end, unless it opened a stream.</summary>
    private async Task<Answer> LimitedAsync(Run run, CancellationToken cancellationToken)
    {
        if (Abandoned >= limits.AbandonedOperations)
        {
            await run.DisposeAsync().ConfigureAwait(false);
            return Answer.Refusal(AnswerKind.NotReady, run.Errors.Of(Codes.NotReady, "Too many operations are still running. Try again."));
        }

        var work = Task.Run(() => RunAsync(run), CancellationToken.None);
        using var timer = CancellationTokenSource.CreateLinkedTokenSource(run.Operation.CancellationToken);
        var limit = Task.Delay(TimeSpan.FromSeconds(limits.TimeoutSeconds), time, timer.Token);
        Answer answer;
        if (await Task.WhenAny(work, limit).ConfigureAwait(false) == work)
        {
            answer = await work.ConfigureAwait(false);
            await timer.CancelAsync().ConfigureAwait(false);
            if (run.Stream is null)
                await run.DisposeAsync().ConfigureAwait(false);
        }
        else
        {
            // Counted also when the client went away: what it left behind runs all the same.
            answer = Abandon(work, run, hasTimedOut: !cancellationToken.IsCancellationRequested);
            cancellationToken.ThrowIfCancellationRequested();
        }

        answer = await ObservedAsync(answer, run, cancellationToken).ConfigureAwait(false);
        return answer with { IsValid = run.IsValid, Cost = run.Cost };
    }

    private Answer Abandon(Task work, Run run, bool hasTimedOut)
    {
        var running = Interlocked.Increment(ref abandoned);
        if (hasTimedOut)
            EngineLog.TimedOut(logger, run.Operation.RequestId, running);
        _ = FinishAsync();
        return TimedOut(run.Errors);

        async Task FinishAsync()
        {
            await run.StopAsync().ConfigureAwait(false);
            await work.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            Interlocked.Decrement(ref abandoned);
            await run.DisposeAsync().ConfigureAwait(false);
        }
    }

    private Answer TimedOut(PublicErrors errors) =>
        Answer.Failure(errors.Of(Codes.Timeout, $"The operation took longer than {limits.TimeoutSeconds} s."));

    private Answer Failed(Run run, Exception e)
    {
        var answer = Answer.Failure(run.Errors.From(e));
        LogDefects(run);
        return answer;
    }

    private void LogDefects(Run run)
    {
        foreach (var defect in run.Errors.Defects)
            EngineLog.Failed(logger, run.Operation.RequestId, defect.GetType().Name, defect.StackTrace);
    }

    private async Task<Answer> RunAsync(Run run)
    {
        var (request, operation, errors) = (run.Request, run.Operation, run.Errors);
        try
        {
            var isKnown = cache.TryGet(request.Query, out var known);
            known ??= new KnownDocument(schema.Inner, DocumentParser.Parse(request.Query, limits));
            var isMutation = IsMutation(known.Document, request.OperationName);
            if (isMutation && !request.MayWrite)
                return Answer.Refusal(AnswerKind.MethodNotAllowed, errors.Of(Codes.BadUserInput, "GET runs no mutation. Send it by POST."));
            if (request.IsLarge && !isMutation)
                throw new LimitException("body", limits.BodyBytes);
            var result = (isKnown ? await AgainAsync(run, known).ConfigureAwait(false) : null)
                ?? await executer.ExecuteAsync(Options(run, known, isKnown)).ConfigureAwait(false);
            if (result.Data is IAsyncEnumerable<SourceEvent> stream)
            {
                run.Stream = stream;
                result.Data = null;
            }

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
            LogDefects(run);
        }
    }

    /// <summary>A document that was not seen before, or whose values are refused: rules, coercion and execution by the library's executer.</summary>
    private ExecutionOptions Options(Run run, KnownDocument known, bool isValid)
    {
        var execution = new ExecutionOptions
        {
            Schema = schema.Inner,
            Document = known.Document,
            OperationName = run.Request.OperationName,
            Variables = run.Request.Variables,
            UserContext = run.Operation,
            Root = run.Event,
            RequestServices = run.Operation.Services,
            CancellationToken = run.Operation.CancellationToken,
            // Values of variables are checked in any case, by coercion.
            ValidationRules = isValid ? [] : rules,
        };
        execution.Listeners.Add(new AfterValidation(this, run, known));
        return execution;
    }

    /// <summary>
    /// A known document: its values are coerced and it runs, without the library's executer, whose validation walks the
    /// document again.
    /// </summary>
    /// <returns>Null when the request names no operation of it or a value is refused: the executer says what is wrong.</returns>
    private async Task<ExecutionResult?> AgainAsync(Run run, KnownDocument known)
    {
        if (known.Find(run.Request.OperationName) is not { } operation || await operation.CoerceAsync(run.Request.Variables).ConfigureAwait(false) is not { } values)
            return null;
        Weigh(run, known, operation, values.Arguments);
        var context = new ExecutionContext
        {
            ExecutionStrategy = strategy,
            Schema = schema.Inner,
            Document = known.Document,
            Operation = operation.Operation,
            Variables = values.Variables,
            ArgumentValues = values.Arguments,
            RootValue = run.Event,
            UserContext = run.Operation,
            RequestServices = run.Operation.Services,
            CancellationToken = run.Operation.CancellationToken,
            Errors = [],
            InputExtensions = Inputs.Empty,
            OutputExtensions = [],
            Metrics = Metrics.None,
        };
        using (context)
        {
            try
            {
                var result = await strategy.ExecuteAsync(context).ConfigureAwait(false);
                return result.AddErrors(context.Errors);
            }
            catch (Exception e) when (!run.Operation.CancellationToken.IsCancellationRequested)
            {
                // It did run: the executer would say so, too.
                return new ExecutionResult { Executed = true, Errors = [new UnhandledError(e.Message, e)] };
            }
        }
    }

    /// <summary>Between the rules and the first resolver.</summary>
    /// <exception cref="LimitException">The cost or a page is over its limit.</exception>
    /// <exception cref="RequestException">The caller has not so much left, or asks for a page of none.</exception>
    private void Weigh(Run run, KnownDocument known, KnownOperation operation, IReadOnlyDictionary<GraphQLField, IDictionary<string, ArgumentValue>>? arguments)
    {
        run.IsValid = true;
        run.IsMutation = operation.Operation.Operation == OperationType.Mutation;
        run.RootFields = operation.RootFields;
        run.Pay(CostGuard.Of(schema.Inner, limits, known.Fragments, operation.Operation, arguments), limits);
    }

    private static bool IsMutation(GraphQLDocument document, string? name) => document.Definitions
        .OfType<GraphQLOperationDefinition>()
        .Any(o => o.Operation == OperationType.Mutation && (string.IsNullOrEmpty(name) || o.Name?.Value == name));

    private Answer Shown(ExecutionResult result, Run run)
    {
        // A refused dossier takes everything with it: what else was read must not hint at why.
        if (run.Operation.Dossier.Refusal is { } refusal)
            return Answer.Failure(run.Errors.From(refusal));
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
        var summary = new OperationSummary(run.Operation, run.Request.OperationName, run.IsMutation, run.RootFields, codes, run.Cost ?? 0);
        try
        {
            foreach (var observer in observers)
                await observer.CompletedAsync(summary, cancellationToken).ConfigureAwait(false);
            return answer;
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            EngineLog.Failed(logger, run.Operation.RequestId, e.GetType().Name, e.StackTrace);
            return Answer.Failure(run.Errors.From(e));
        }
    }

    /// <summary>Keeps a document that passed the rules, and weighs its operation.</summary>
    private sealed class AfterValidation(GraphQLEngine engine, Run run, KnownDocument known) : DocumentExecutionListenerBase
    {
        public override Task AfterValidationAsync(IExecutionContext context, IValidationResult validationResult)
        {
            if (!validationResult.IsValid)
                return Task.CompletedTask;
            engine.cache.Add(run.Request.Query, known);
            try
            {
                engine.Weigh(run, known, known.Find(run.Request.OperationName)!, context.ArgumentValues);
            }
            catch (Exception e) when (e is LimitException or RequestException)
            {
                context.Errors.Add(new ExecutionError(e.Message, e));
            }

            return Task.CompletedTask;
        }
    }
}
