package dev.lockstep.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Eight more works for [RegoWorks], written into the folder that is given. The same every time.
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
