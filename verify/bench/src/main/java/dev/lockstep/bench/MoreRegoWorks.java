package dev.lockstep.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Thirteen more works for [RegoWorks], written into the folder that is given. The same every time.
final class MoreRegoWorks implements Benchmark {
  private static final long SEED = 20_261_127L;

  @Override
  public String name() {
    return "rego-works";
  }

  @Override
  public void run(List<Path> folders, Bench bench) throws IOException {
    for (Path folder : folders) {
      write(folder);
    }
  }

  private static void write(Path folder) throws IOException {
    Random random = new Random(SEED);
    work(folder, "02_cidr", CIDR, "{}", cidrInput(random));
    work(folder, "04_texts", TEXTS, "{}", items(random, 2_000));
    work(folder, "06_every", EVERY, "{}", items(random, 3_000));
    work(folder, "08_functions", FUNCTIONS, "{}", items(random, 5_000));
    work(folder, "10_partial_objects", PARTIAL, "{}", items(random, 5_000));
    work(folder, "12_regex", REGEX, "{}", items(random, 2_000));
    work(folder, "14_with", WITH, "{}", items(random, 300));
    work(folder, "16_walk", WALK, tree(random, 6), "{}");
    work(folder, "17_admission", ADMISSION, "{}", pods(random, 300));
    work(folder, "18_roles_10000", ROLES, roles(random, 10_000), requests(random, 500));
    work(folder, "19_json_patch", PATCH, "{}", items(random, 1_000));
    work(folder, "20_globs", GLOBS, "{}", items(random, 2_000));
    work(folder, "21_tokens", TOKENS, "{}", tokens(100));
  }

  private static void work(Path folder, String name, String policy, String data, String input)
      throws IOException {
    Path work = Files.createDirectories(folder.resolve(name));
    Files.writeString(work.resolve("policy.rego"), "package bench\n\n" + policy);
    Files.writeString(work.resolve("query.txt"), "data.bench.answer\n");
    Files.writeString(work.resolve("data.json"), data + "\n");
    Files.writeString(work.resolve("input.json"), input + "\n");
  }

  private static String list(int size, IntFunction<String> element) {
    return IntStream.range(0, size).mapToObj(element).collect(Collectors.joining(",", "[", "]"));
  }

  private static String cidrInput(Random random) {
    String nets =
        list(
            40,
            _ ->
                "\"10."
                    + random.nextInt(256)
                    + "."
                    + random.nextInt(256)
                    + ".0/"
                    + (12 + random.nextInt(13))
                    + "\"");
    String addresses =
        list(
            500,
            _ ->
                "\"10."
                    + random.nextInt(256)
                    + "."
                    + random.nextInt(256)
                    + "."
                    + random.nextInt(256)
                    + "\"");
    return "{\"nets\": " + nets + ", \"addresses\": " + addresses + "}";
  }

  private static String items(Random random, int size) {
    return "{\"items\": "
        + list(
            size,
            i ->
                "{\"id\": \"item-"
                    + i
                    + "\", \"team\": \"team-"
                    + random.nextInt(50)
                    + "\", \"size\": "
                    + random.nextInt(1_000)
                    + ", \"tags\": "
                    + list(1 + random.nextInt(5), _ -> "\"tag" + random.nextInt(30) + "\"")
                    + ", \"public\": "
                    + random.nextBoolean()
                    + "}")
        + "}";
  }

  private static String tree(Random random, int depth) {
    return depth == 0
        ? "{\"leaf\": " + random.nextInt(100) + "}"
        : "{\"depth\": " + depth + ", \"children\": " + list(4, _ -> tree(random, depth - 1)) + "}";
  }

  private static String pods(Random random, int size) {
    return "{\"pods\": "
        + list(
            size,
            i ->
                "{\"metadata\": {\"name\": \"pod-"
                    + i
                    + "\", \"labels\": {\"team\": \"team-"
                    + random.nextInt(20)
                    + "\"}}, \"spec\": {\"hostNetwork\": "
                    + (random.nextInt(10) == 0)
                    + ", \"containers\": "
                    + list(1 + random.nextInt(3), _ -> container(random))
                    + "}}")
        + "}";
  }

  private static String container(Random random) {
    return "{\"name\": \"c"
        + random.nextInt(9)
        + "\", \"image\": \""
        + (random.nextBoolean() ? "registry.example/" : "docker.io/")
        + "app:"
        + (random.nextInt(4) == 0 ? "latest" : "1." + random.nextInt(9))
        + "\", \"securityContext\": {\"privileged\": "
        + (random.nextInt(5) == 0)
        + "}, \"resources\": "
        + (random.nextInt(3) == 0 ? "{}" : "{\"limits\": {\"memory\": \"256Mi\"}}")
        + "}";
  }

  private static String roles(Random random, int size) {
    String roles =
        list(
            size,
            i ->
                "{\"name\": \"role-"
                    + i
                    + "\", \"verbs\": "
                    + list(1 + random.nextInt(3), _ -> "\"verb" + random.nextInt(8) + "\"")
                    + ", \"resource\": \"resource-"
                    + random.nextInt(100)
                    + "\"}");
    String bindings =
        IntStream.range(0, 1_000)
            .mapToObj(
                i ->
                    "\"user-"
                        + i
                        + "\": "
                        + list(1 + random.nextInt(6), _ -> String.valueOf(random.nextInt(size))))
            .collect(Collectors.joining(",", "{", "}"));
    return "{\"roles\": " + roles + ", \"bindings\": " + bindings + "}";
  }

  private static String requests(Random random, int size) {
    return "{\"requests\": "
        + list(
            size,
            i ->
                "{\"id\": "
                    + i
                    + ", \"user\": \"user-"
                    + random.nextInt(1_000)
                    + "\", \"verb\": \"verb"
                    + random.nextInt(8)
                    + "\", \"resource\": \"resource-"
                    + random.nextInt(100)
                    + "\"}")
        + "}";
  }

  private static String tokens(int size) {
    return "{\"tokens\": "
        + list(
            size,
            i -> '"' + token("{\"sub\":\"user-" + i + "\",\"admin\":" + (i % 3 == 0) + "}") + '"')
        + "}";
  }

  /// A token of the secret that [#TOKENS] names, signed with HMAC and SHA-256.
  private static String token(String claims) {
    Base64.Encoder encoder = Base64.getUrlEncoder().withoutPadding();
    String content =
        encoder.encodeToString("{\"alg\":\"HS256\"}".getBytes(StandardCharsets.UTF_8))
            + "."
            + encoder.encodeToString(claims.getBytes(StandardCharsets.UTF_8));
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec("secret".getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      byte[] signature = mac.doFinal(content.getBytes(StandardCharsets.UTF_8));
      return content + "." + encoder.encodeToString(signature);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has this algorithm", e);
    }
  }

  private static final String ADMISSION =
      """
      answer contains sprintf("%s: %s is privileged", [pod.metadata.name, c.name]) if {
        some pod in input.pods
        some c in pod.spec.containers
        c.securityContext.privileged
      }

      answer contains sprintf("%s: %s has no limits", [pod.metadata.name, c.name]) if {
        some pod in input.pods
        some c in pod.spec.containers
        not c.resources.limits.memory
      }

      answer contains sprintf("%s: %s is not from our registry", [pod.metadata.name, c.image]) if {
        some pod in input.pods
        some c in pod.spec.containers
        not startswith(c.image, "registry.example/")
      }

      answer contains sprintf("%s: %s has no version", [pod.metadata.name, c.image]) if {
        some pod in input.pods
        some c in pod.spec.containers
        endswith(c.image, ":latest")
      }

      answer contains sprintf("%s uses the network of its host", [pod.metadata.name]) if {
        some pod in input.pods
        pod.spec.hostNetwork
      }
      """;

  private static final String ROLES =
      """
      answer contains request.id if {
        some request in input.requests
        some number in data.bindings[request.user]
        role := data.roles[number]
        role.resource == request.resource
        request.verb in role.verbs
      }
      """;

  private static final String PATCH =
      """
      answer := [made |
        some item in input.items
        item.public
        patched := json.patch(item, [
          {"op": "replace", "path": "/team", "value": "all"},
          {"op": "add", "path": "/tags/-", "value": "patched"},
        ])
        made := json.filter(patched, ["id", "team", "tags"])
      ]
      """;

  private static final String GLOBS =
      """
      answer contains item.id if {
        some item in input.items
        glob.match("item-*{13,37}*", [], item.id)
        glob.match("team-?", [], item.team)
      }
      """;

  private static final String TOKENS =
      """
      answer contains claims.sub if {
        some token in input.tokens
        io.jwt.verify_hs256(token, "secret")
        [_, claims, _] := io.jwt.decode(token)
        claims.admin
      }
      """;

  private static final String CIDR =
      """
      answer contains address if {
        some address in input.addresses
        some block in input.nets
        net.cidr_contains(block, address)
      }
      """;

  private static final String TEXTS =
      """
      answer contains line if {
        some item in input.items
        startswith(item.id, "item-1")
        line := sprintf("%s of %s: %d", [upper(item.id), trim_prefix(item.team, "team-"), item.size])
      }
      """;

  private static final String EVERY =
      """
      answer contains item.id if {
        some item in input.items
        not item.public
        every tag in item.tags {
          startswith(tag, "tag1")
        }
      }
      """;

  private static final String FUNCTIONS =
      """
      grade(item) := "large" if item.size > 800
      else := "middle" if item.size > 400
      else := "small"

      weight("large") := 5

      weight("middle") := 3

      weight("small") := 1

      answer := sum([w | some item in input.items; w := weight(grade(item))])
      """;

  private static final String PARTIAL =
      """
      by_team[team] contains item.id if {
        some item in input.items
        team := item.team
      }

      answer[team] := count(ids) if some team, ids in by_team
      """;

  private static final String REGEX =
      """
      answer contains item.id if {
        some item in input.items
        regex.match(`^item-[0-9]*(13|37)[0-9]*$`, item.id)
      }
      """;

  private static final String WITH =
      """
      allowed if {
        input.public
        input.size < 500
      }

      answer contains item.id if {
        some item in input.items
        allowed with input as item
      }
      """;

  private static final String WALK =
      """
      answer := count([value |
        walk(data.children, [path, value])
        path[count(path) - 1] == "leaf"
      ])
      """;
}
