package dev.lockstep.cli.server;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.lockstep.cli.console.CommandFailure;
import dev.lockstep.cli.console.Console;
import dev.lockstep.policy.bundle.PolicyFiles;
import dev.lockstep.rego.EvaluationOptions;
import dev.lockstep.rego.syntax.RegoErrors;
import dev.lockstep.rego.syntax.RegoVersion;
import dev.lockstep.value.JsonWriter;
import dev.lockstep.value.ObjectValue;
import dev.lockstep.value.StringValue;
import dev.lockstep.value.Value;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// `opa run --server`: answers questions about policies and data over HTTP until it is closed.
///
/// Who may reach it may ask it, and change what it serves: so it listens to this machine alone,
/// unless requests must carry a token. As many evaluations run at once as there are cores.
public final class PolicyServer implements AutoCloseable {
  private static final Set<String> LOCAL_NAMES = Set.of("localhost", "127.0.0.1", "[::1]");
  private static final String SECONDS_OF_A_REQUEST = "30";

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Semaphore cores = new Semaphore(Runtime.getRuntime().availableProcessors());
  private final AtomicReference<Served> served;
  private final Settings settings;
  private final RestApi api;
  private final Console console;

  private PolicyServer(HttpServer server, Served served, Settings settings, Console console) {
    this.server = server;
    this.served = new AtomicReference<>(served);
    this.settings = settings;
    this.console = console;
    this.api = new RestApi(this.served, this::options, new ServedLog(settings.log, settings.clock));
  }

  /// How a server is started.
  ///
  /// @param token what requests must carry, null for nothing: local addresses only
  /// @param log where decisions are logged, null for nowhere
  public record Settings(
      Address address,
      @Nullable String token,
      @Nullable Path log,
      RegoVersion version,
      Clock clock) {}

  /// @throws RegoErrors where the policies are invalid: then nothing is served
  /// @throws CommandFailure of usage where it may not or cannot listen
  public static PolicyServer start(PolicyFiles files, Settings settings, Console console)
      throws RegoErrors {
    if (settings.token == null && !settings.address.isLocal()) {
      throw CommandFailure.usage(
          "--addr "
              + settings.address.host()
              + ":"
              + settings.address.port()
              + " can be reached from elsewhere: --token-file FILE says what requests must carry");
    }
    Served first = Served.of(files, settings.version);
    // Who never ends a request must not keep a connection.
    System.setProperty("sun.net.httpserver.maxReqTime", SECONDS_OF_A_REQUEST);
    System.setProperty("sun.net.httpserver.maxRspTime", SECONDS_OF_A_REQUEST);
    try {
      HttpServer http = HttpServer.create(settings.address.socket(), 0);
      PolicyServer server = new PolicyServer(http, first, settings, console);
      http.createContext("/", server::handle);
      http.setExecutor(server.threads);
      http.start();
      return server;
    } catch (IOException e) {
      throw CommandFailure.usage("--addr: cannot listen: " + e.getMessage(), e);
    }
  }

  /// Where it listens.
  public InetSocketAddress address() {
    return server.getAddress();
  }

  /// Serves other policies and data from now on.
  ///
  /// @throws RegoErrors where they are invalid: what was served before stays
  public void serve(PolicyFiles files) throws RegoErrors {
    served.set(Served.of(files, settings.version));
  }

  @Override
  public void close() {
    server.stop(0);
    threads.close();
  }

  private EvaluationOptions options() {
    Instant now = settings.clock.instant();
    long nanos =
        Math.addExact(Math.multiplyExact(now.getEpochSecond(), 1_000_000_000L), now.getNano());
    return EvaluationOptions.DEFAULT.withNowNanos(nanos).withSeed(nanos);
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      int status;
      @Nullable Value body;
      boolean pretty = false;
      try {
        check(exchange);
        Request request = Request.of(exchange);
        pretty = request.has("pretty");
        RestApi.Answer answer = answered(request);
        status = answer.status();
        body = answer.body();
      } catch (RestFailure e) {
        status = e.status();
        body = e.body();
      } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
        console.say("lockstep: a request could not be answered: " + e);
        status = RestFailure.INTERNAL;
        body = failure("internal_error", "the request could not be answered");
      }
      send(exchange, status, body, pretty);
    }
  }

  private RestApi.Answer answered(Request request) throws RestFailure {
    cores.acquireUninterruptibly();
    try {
      return api.answer(request);
    } finally {
      cores.release();
    }
  }

  private static ObjectValue failure(String code, String message) {
    return new ObjectValue.Builder()
        .put("code", StringValue.of(code))
        .put("message", StringValue.of(message))
        .build();
  }

  /// Health may be asked by everybody who reaches us. Without a token a page in a browser must not
  /// reach us by a name of its own that leads to this machine.
  private void check(HttpExchange exchange) throws RestFailure {
    if (settings.token == null) {
      String host = exchange.getRequestHeaders().getFirst("Host");
      if (host == null || !LOCAL_NAMES.contains(host.replaceFirst(":[0-9]*$", ""))) {
        throw new RestFailure(
            RestFailure.FORBIDDEN, "unauthorized", "only this machine is answered");
      }
      return;
    }
    String given = exchange.getRequestHeaders().getFirst("Authorization");
    String path = exchange.getRequestURI().getPath();
    boolean isRight = given != null && isSame(given, "Bearer " + settings.token);
    if (!isRight && !"/health".equals(path)) {
      throw new RestFailure(
          RestFailure.UNAUTHORIZED, "unauthorized", "request rejected by administrative policy");
    }
  }

  /// In a time that does not depend on where they differ.
  private static boolean isSame(String left, String right) {
    return MessageDigest.isEqual(
        left.getBytes(StandardCharsets.UTF_8), right.getBytes(StandardCharsets.UTF_8));
  }

  private static void send(HttpExchange exchange, int status, @Nullable Value body, boolean pretty)
      throws IOException {
    if (body == null) {
      exchange.sendResponseHeaders(status, -1);
      return;
    }
    String text = pretty ? JsonWriter.writePretty(body, "", "  ") : JsonWriter.write(body);
    byte[] bytes = (text.strip() + "\n").getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }
}
