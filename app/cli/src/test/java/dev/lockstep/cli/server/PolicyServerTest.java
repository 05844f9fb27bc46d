package dev.lockstep.cli.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lockstep.cli.console.CommandFailure;
import dev.lockstep.cli.console.Console;
import dev.lockstep.policy.bundle.ModuleText;
import dev.lockstep.policy.bundle.PolicyFiles;
import dev.lockstep.rego.syntax.RegoErrors;
import dev.lockstep.rego.syntax.RegoVersion;
import dev.lockstep.value.JsonReader;
import dev.lockstep.value.MalformedDocument;
import dev.lockstep.value.ObjectValue;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What programs ask that were written for Open Policy Agent.
class PolicyServerTest {
  private static final String POLICY =
      """
      package app

      allow if input.user in data.admins

      deny contains "no user" if not input.user

      contradiction := x if some x in [1, 2]

      f(x) := x
      """;

  private static final String DATA = "{\"admins\": [\"ann\"], \"list\": [{\"n\": 1}]}";

  @TempDir private Path folder;
  private @Nullable PolicyServer server;

  @AfterEach
  void close() {
    if (server != null) {
      server.close();
    }
  }

  private record Said(int status, String body) {}

  @Test
  void aDocumentIsTheResultAndNothingWhereItIsUndefined() throws Exception {
    start(null);
    assertEquals(new Said(200, "{\"result\":true}\n"), post("/v1/data/app/allow", user("ann")));
    assertEquals(new Said(200, "{}\n"), post("/v1/data/app/allow", user("bob")));
    assertEquals(
        new Said(200, "{\"result\":true}\n"),
        ask("GET", "/v1/data/app/allow?input=%7B%22user%22%3A%22ann%22%7D", ""));
    assertEquals(new Said(200, "{\"result\":1}\n"), ask("GET", "/v1/data/list/0/n", ""));
    assertTrue(post("/v1/data/app/deny", "{}").body().contains("api_usage_warning"));
  }

  @Test
  void theSecondFormGivesTheDocumentItselfAndDoesNotFindWhatIsUndefined() throws Exception {
    start(null);
    assertEquals(new Said(200, "true\n"), post("/v0/data/app/allow", "{\"user\": \"ann\"}"));
    Said undefined = post("/v0/data/app/allow", "{\"user\": \"bob\"}");
    assertEquals(404, undefined.status());
    assertTrue(undefined.body().contains("undefined_document"), undefined.body());
  }

  @Test
  void whatIsWrongWithARequestIsSaid() throws Exception {
    start(null);
    assertEquals(400, post("/v1/data/app/allow", "{").status());
    assertEquals(400, post("/v1/data/app/allow", "[]").status());
    assertEquals(404, ask("GET", "/v2", "").status());
    assertEquals(405, ask("DELETE", "/v1/query", "").status());
    Said conflict = post("/v1/data/app/contradiction", user("ann"));
    assertEquals(500, conflict.status());
    assertTrue(conflict.body().contains("eval_conflict_error"), conflict.body());
  }

  @Test
  void aPolicyIsPutAndTakenAwayAndAnInvalidOneChangesNothing() throws Exception {
    start(null);
    assertEquals(200, ask("PUT", "/v1/policies/more", "package more\n\np := 1\n").status());
    assertEquals(new Said(200, "{\"result\":1}\n"), ask("GET", "/v1/data/more/p", ""));
    Said invalid = ask("PUT", "/v1/policies/more", "package more\n\np if q\n");
    assertEquals(400, invalid.status());
    assertTrue(invalid.body().contains("\"file\":\"more\",\"row\":3"), invalid.body());
    assertEquals(new Said(200, "{\"result\":1}\n"), ask("GET", "/v1/data/more/p", ""));
    assertTrue(ask("GET", "/v1/policies/more", "").body().contains("\"raw\":\"package more"));
    assertEquals(200, ask("DELETE", "/v1/policies/more", "").status());
    assertEquals(404, ask("DELETE", "/v1/policies/more", "").status());
    assertEquals(new Said(200, "{}\n"), ask("GET", "/v1/data/more/p", ""));
  }

  @Test
  void dataArePutAndTakenAway() throws Exception {
    start(null);
    assertEquals(204, ask("PUT", "/v1/data/admins", "[\"bob\"]").status());
    assertEquals(new Said(200, "{\"result\":true}\n"), post("/v1/data/app/allow", user("bob")));
    assertEquals(204, ask("DELETE", "/v1/data/admins", "").status());
    assertEquals(404, ask("DELETE", "/v1/data/admins", "").status());
  }

  @Test
  void aQueryGivesItsBindingsAndWhatIsLeftOfOne() throws Exception {
    start(null);
    assertEquals(
        new Said(200, "{\"result\":[{\"x\":\"ann\"}]}\n"),
        post("/v1/query", "{\"query\": \"x = data.admins[_]\"}"));
    assertEquals(
        new Said(200, "{\"result\":[{\"x\":1}]}\n"), ask("GET", "/v1/query?q=x%20%3D%201", ""));
    assertEquals(400, post("/v1/query", "{\"query\": \"x = \"}").status());
    Said left = post("/v1/compile", "{\"query\": \"data.app.allow\", \"unknowns\": [\"input\"]}");
    assertTrue(left.body().startsWith("{\"result\":{\"queries\":[[{"), left.body());
  }

  @Test
  void healthIsAnswered() throws Exception {
    start(null);
    assertEquals(new Said(200, "{}\n"), ask("GET", "/health", ""));
  }

  @Test
  void withoutATokenOnlyThisMachineIsServed() {
    CommandFailure failure =
        assertThrows(CommandFailure.class, () -> start(new Address("0.0.0.0", 0), null, null));
    assertTrue(failure.text().contains("--token-file"), failure.text());
    assertThrows(CommandFailure.class, () -> start(Address.of(":0"), null, null));
    assertThrows(CommandFailure.class, () -> Address.of("localhost"));
  }

  @Test
  void aPageThatReachesThisMachineByANameOfItsOwnIsRefused() throws Exception {
    start(null);
    try (Socket socket =
        new Socket(running().address().getAddress(), running().address().getPort())) {
      OutputStream out = socket.getOutputStream();
      out.write(
          "GET /v1/data HTTP/1.1\r\nHost: evil.example:8181\r\nConnection: close\r\n\r\n"
              .getBytes(StandardCharsets.US_ASCII));
      out.flush();
      String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertTrue(answer.startsWith("HTTP/1.1 403"), answer);
    }
  }

  @Test
  void whoHasNoTokenIsToldNothingButHealth() throws Exception {
    start(Address.of("localhost:0"), "s3cret", null);
    assertEquals(401, ask("GET", "/v1/data", "").status());
    assertEquals(200, ask("GET", "/health", "").status());
    assertEquals(200, ask("GET", "/v1/data/admins", "", "Bearer s3cret").status());
    assertEquals(401, ask("GET", "/v1/data/admins", "", "Bearer s3creu").status());
  }

  @Test
  void decisionsAreLoggedWithoutWhatTheMaskNames() throws Exception {
    Path log = folder.resolve("decisions");
    start(Address.of("localhost:0"), null, log);
    ask(
        "PUT",
        "/v1/policies/mask",
        "package system.log\nmask contains \"/input/password\"\ndrop if input.path == \"list\"\n");
    Said said = post("/v1/data/app/allow", "{\"input\": {\"user\": \"ann\", \"password\": \"x\"}}");
    ask("GET", "/v1/data/list", "");
    List<String> lines = Files.readAllLines(log);
    assertEquals(1, lines.size());
    ObjectValue event = object(lines.getFirst());
    assertEquals("{\"user\":\"ann\"}", String.valueOf(event.get("input")).replace(" ", ""));
    assertEquals("\"app/allow\"", String.valueOf(event.get("path")));
    assertEquals(event.get("decision_id"), object(said.body()).get("decision_id"));
  }

  @Test
  void otherPoliciesTakeThePlaceOfThoseThatAreServedUnlessTheyAreInvalid() throws Exception {
    start(null);
    running().serve(files("package app\n\nallow if true\n"));
    assertEquals(new Said(200, "{\"result\":true}\n"), ask("GET", "/v1/data/app/allow", ""));
    assertThrows(RegoErrors.class, () -> running().serve(files("package app\n\nallow if x\n")));
    assertEquals(new Said(200, "{\"result\":true}\n"), ask("GET", "/v1/data/app/allow", ""));
  }

  private static String user(String name) {
    return "{\"input\": {\"user\": \"" + name + "\"}}";
  }

  private static ObjectValue object(String json) throws MalformedDocument {
    return JsonReader.read(json) instanceof ObjectValue object ? object : ObjectValue.EMPTY;
  }

  private static PolicyFiles files(String policy) throws MalformedDocument {
    return new PolicyFiles(
        List.of(new ModuleText("app.rego", policy, RegoVersion.V1)), object(DATA));
  }

  private void start(@Nullable Path log) throws Exception {
    start(Address.of("localhost:0"), null, log);
  }

  private void start(Address address, @Nullable String token, @Nullable Path log) throws Exception {
    Clock clock = Clock.fixed(Instant.parse("2026-11-22T10:00:00Z"), ZoneOffset.UTC);
    server =
        PolicyServer.start(
            files(POLICY),
            new PolicyServer.Settings(address, token, log, RegoVersion.V1, clock),
            new Console(
                new ByteArrayOutputStream(), new ByteArrayOutputStream(), Console.Screen.none()));
  }

  private PolicyServer running() {
    PolicyServer now = server;
    assertFalse(now == null, "it was started");
    return java.util.Objects.requireNonNull(now);
  }

  private Said post(String path, String body) throws IOException {
    return ask("POST", path, body);
  }

  private Said ask(String method, String path, String body) throws IOException {
    return ask(method, path, body, "");
  }

  private Said ask(String method, String path, String body, String authorization)
      throws IOException {
    URI uri = URI.create("http://localhost:" + running().address().getPort() + path);
    HttpURLConnection connection = (HttpURLConnection) uri.toURL().openConnection();
    connection.setRequestMethod(method);
    if (!authorization.isEmpty()) {
      connection.setRequestProperty("Authorization", authorization);
    }
    if (!body.isEmpty()) {
      connection.setDoOutput(true);
      connection.getOutputStream().write(body.getBytes(StandardCharsets.UTF_8));
    }
    int status = connection.getResponseCode();
    InputStream answer = status < 400 ? connection.getInputStream() : connection.getErrorStream();
    String text = answer == null ? "" : new String(answer.readAllBytes(), StandardCharsets.UTF_8);
    return new Said(status, text);
  }
}
