package dev.lockstep.cli.server;

import dev.lockstep.policy.bundle.ModuleText;
import dev.lockstep.rego.EvaluationOptions;
import dev.lockstep.rego.Query;
import dev.lockstep.rego.eval.EvaluationError;
import dev.lockstep.rego.eval.PreparedQuery.Solution;
import dev.lockstep.rego.partial.PartialResult;
import dev.lockstep.rego.syntax.ModuleTree;
import dev.lockstep.rego.syntax.RegoErrors;
import dev.lockstep.value.ArrayValue;
import dev.lockstep.value.JsonReader;
import dev.lockstep.value.LongValue;
import dev.lockstep.value.MalformedDocument;
import dev.lockstep.value.ObjectValue;
import dev.lockstep.value.StringValue;
import dev.lockstep.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Open Policy Agent's REST API: what is asked of which path. Requests may come from many threads;
/// changes are made one after another, and each answer is of one state.
final class RestApi {
  private static final String COMPILING = "error(s) occurred while compiling module(s)";
  private static final ObjectValue NOTHING = ObjectValue.EMPTY;

  private final AtomicReference<Served> served;
  private final Supplier<EvaluationOptions> options;
  private final ServedLog log;

  /// @param options what an evaluation is told besides input and data: the time
  RestApi(AtomicReference<Served> served, Supplier<EvaluationOptions> options, ServedLog log) {
    this.served = served;
    this.options = options;
    this.log = log;
  }

  /// What is answered.
  ///
  /// @param status of HTTP
  /// @param body null where there is none
  record Answer(int status, @Nullable Value body) {
    private static Answer of(Value body) {
      return new Answer(200, body);
    }
  }

  Answer answer(Request request) throws RestFailure {
    List<String> path = request.path();
    String version = path.isEmpty() ? "" : path.getFirst();
    String resource = path.size() < 2 ? "" : path.get(1);
    try {
      return switch (version + "/" + resource) {
        case "/" -> decision(List.of("system", "main"), request);
        case "health/" -> Answer.of(NOTHING);
        case "v0/data" -> decision(request.below(2), request);
        case "v1/data" -> data(request.below(2), request);
        case "v1/policies" -> policies(String.join("/", request.below(2)), request);
        case "v1/query" -> query(request);
        case "v1/compile" -> compile(request);
        default -> throw RestFailure.notFound("there is nothing at this path");
      };
    } catch (EvaluationError e) {
      throw RestFailure.of(e);
    }
  }

  private Answer data(List<String> path, Request request) throws RestFailure {
    return switch (request.method()) {
      case "GET" -> {
        String input = request.parameters().getOrDefault("input", "");
        yield document(
            path, input.isEmpty() ? Optional.empty() : Optional.of(json(input)), request);
      }
      case "POST" -> document(path, Optional.ofNullable(request.members().get("input")), request);
      case "PUT" -> {
        Value value =
            request.document().orElseThrow(() -> RestFailure.invalid("the body is no document"));
        yield change(path, value);
      }
      case "DELETE" -> {
        if (Served.at(served.get().data(), path) == null) {
          throw RestFailure.notFound("document missing: /" + String.join("/", path));
        }
        yield change(path, null);
      }
      default -> throw notAllowed(request);
    };
  }

  /// What a document comes to: `result`, which is not there where it is undefined.
  private Answer document(List<String> path, Optional<Value> input, Request request)
      throws RestFailure {
    long begin = System.nanoTime();
    Optional<Value> result = evaluated(path, input, request);
    ObjectValue.Builder body = new ObjectValue.Builder();
    result.ifPresent(value -> body.put("result", value));
    if (input.isEmpty() && request.method().equals("POST")) {
      body.put(
          "warning",
          new ObjectValue.Builder()
              .put("code", StringValue.of("api_usage_warning"))
              .put("message", StringValue.of("'input' key missing from the request"))
              .build());
    }
    if (request.has("metrics")) {
      LongValue nanos = LongValue.of(System.nanoTime() - begin);
      body.put("metrics", ObjectValue.of(StringValue.of("timer_server_handler_ns"), nanos));
    }
    log.decided(served.get(), options.get(), path, request, input, result)
        .ifPresent(id -> body.put("decision_id", StringValue.of(id)));
    return Answer.of(body.build());
  }

  /// The document itself: the body is the input, and what is undefined is not found.
  private Answer decision(List<String> path, Request request) throws RestFailure {
    if (!request.method().equals("POST")) {
      throw notAllowed(request);
    }
    Optional<Value> input = request.document();
    Optional<Value> result = evaluated(path, input, request);
    var _ = log.decided(served.get(), options.get(), path, request, input, result);
    return Answer.of(
        result.orElseThrow(
            () -> RestFailure.undefined("document undefined: data." + String.join(".", path))));
  }

  private Optional<Value> evaluated(List<String> path, Optional<Value> input, Request request)
      throws RestFailure {
    Served now = served.get();
    Query query;
    try {
      query = now.document(path);
    } catch (RegoErrors e) {
      throw RestFailure.of(e, "error(s) occurred while compiling the query");
    }
    return query.value(told(now, input, request));
  }

  private EvaluationOptions told(Served now, Optional<Value> input, Request request) {
    EvaluationOptions told =
        options.get().withData(now.data()).withStrict(request.has("strict-builtin-errors"));
    return input.map(told::withInput).orElse(told);
  }

  private synchronized Answer change(List<String> path, @Nullable Value value) throws RestFailure {
    Served now = served.get();
    if (Served.changed(now.data(), path, value) instanceof ObjectValue changed) {
      served.set(now.withData(changed));
      return new Answer(204, null);
    }
    throw RestFailure.invalid("the root document must be an object");
  }

  private synchronized Answer policies(String id, Request request) throws RestFailure {
    Served now = served.get();
    ModuleText module = now.modules().get(id);
    try {
      switch (request.method()) {
        case "PUT" -> {
          if (id.isEmpty()) {
            throw RestFailure.invalid("a policy needs a name");
          }
          served.set(now.with(id, request.body()));
          return Answer.of(NOTHING);
        }
        case "DELETE" -> {
          if (module == null) {
            throw RestFailure.notFound("storage_not_found_error: policy id \"" + id + "\"");
          }
          served.set(now.without(id));
          return Answer.of(NOTHING);
        }
        case "GET" -> {
          if (id.isEmpty()) {
            List<Value> all = new ArrayList<>();
            for (ModuleText one : now.modules().values()) {
              all.add(described(one));
            }
            return Answer.of(result(ArrayValue.of(all)));
          }
          if (module == null) {
            throw RestFailure.notFound("storage_not_found_error: policy id \"" + id + "\"");
          }
          return Answer.of(result(described(module)));
        }
        default -> throw notAllowed(request);
      }
    } catch (RegoErrors e) {
      throw RestFailure.of(e, COMPILING);
    }
  }

  private static ObjectValue described(ModuleText module) throws RegoErrors {
    return new ObjectValue.Builder()
        .put("id", StringValue.of(module.file()))
        .put("raw", StringValue.of(module.source()))
        .put("ast", ModuleTree.of(module.parse(), false, false))
        .build();
  }

  /// The bindings of a query's solutions.
  private Answer query(Request request) throws RestFailure {
    boolean asks = request.method().equals("GET");
    if (!asks && !request.method().equals("POST")) {
      throw notAllowed(request);
    }
    ObjectValue body = asks ? NOTHING : request.members();
    String text = asks ? request.parameters().getOrDefault("q", "") : text(body, "query");
    Served now = served.get();
    List<Solution> solutions;
    try {
      solutions =
          now.query(text).evaluate(told(now, Optional.ofNullable(body.get("input")), request));
    } catch (RegoErrors e) {
      throw RestFailure.of(e, "error(s) occurred while parsing query");
    }
    List<ObjectValue> all = new ArrayList<>();
    for (Solution solution : solutions) {
      ObjectValue.Builder bindings = new ObjectValue.Builder();
      solution.bindings().forEach(bindings::put);
      all.add(bindings.build());
    }
    return Answer.of(solutions.isEmpty() ? NOTHING : result(ArrayValue.of(all)));
  }

  /// What is left of a query while documents are unknown.
  private Answer compile(Request request) throws RestFailure {
    if (!request.method().equals("POST")) {
      throw notAllowed(request);
    }
    ObjectValue body = request.members();
    List<String> unknowns = new ArrayList<>();
    if (body.get("unknowns") instanceof ArrayValue typed) {
      for (Value one : typed) {
        unknowns.add(one instanceof StringValue name ? name.text() : one.toString());
      }
    }
    Served now = served.get();
    try {
      PartialResult left =
          now.policy()
              .partial(
                  text(body, "query"),
                  unknowns.isEmpty() ? List.of("input") : unknowns,
                  told(now, Optional.ofNullable(body.get("input")), request));
      ObjectValue.Builder parts = new ObjectValue.Builder();
      if (!left.queries().isEmpty()) {
        parts.put("queries", ArrayValue.of(left.queries().stream().map(ModuleTree::of).toList()));
      }
      if (!left.support().isEmpty()) {
        parts.put(
            "support",
            ArrayValue.of(
                left.support().stream()
                    .map(module -> ModuleTree.of(module, false, false))
                    .toList()));
      }
      return Answer.of(result(parts.build()));
    } catch (RegoErrors e) {
      throw RestFailure.of(e, "error(s) occurred while compiling the query");
    }
  }

  private static String text(ObjectValue body, String name) throws RestFailure {
    if (body.get(name) instanceof StringValue text) {
      return text.text();
    }
    throw RestFailure.invalid("missing required '" + name + "' value");
  }

  private static ObjectValue result(Value value) {
    return new ObjectValue.Builder().put("result", value).build();
  }

  private static Value json(String text) throws RestFailure {
    try {
      return JsonReader.read(text);
    } catch (MalformedDocument e) {
      throw RestFailure.invalid("parameter contains malformed input document: " + e.getMessage());
    }
  }

  private static RestFailure notAllowed(Request request) {
    return new RestFailure(
        RestFailure.NOT_ALLOWED, "method_not_allowed", request.method() + " is not answered here");
  }
}
