package dev.lockstep.conformance.sca;

import dev.lockstep.conformance.Results;
import dev.lockstep.conformance.Suite;
import dev.lockstep.sca.purl.MalformedPurl;
import dev.lockstep.sca.purl.Purl;
import dev.lockstep.value.ArrayValue;
import dev.lockstep.value.BooleanValue;
import dev.lockstep.value.JsonReader;
import dev.lockstep.value.MalformedDocument;
import dev.lockstep.value.ObjectValue;
import dev.lockstep.value.StringValue;
import dev.lockstep.value.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The tests of the package-url specification, required and recommended ones. The path is the
/// folder that holds its `*-test.json` files, at any depth.
///
/// A case that builds or parses is read strictly; one that validates (which is to say: normalises)
/// leniently.
public final class PurlTests implements Suite {

  @Override
  public String name() {
    return "purl";
  }

  @Override
  public void run(Path path, Predicate<String> inPart, Results results) throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.walk(path)) {
      files = all.filter(file -> file.toString().endsWith("-test.json")).sorted().toList();
    }
    for (Path file : files) {
      if (!(read(file).get("tests") instanceof ArrayValue tests)) {
        throw new IOException(file + " has no tests");
      }
      for (int i = 0; i < tests.size(); i++) {
        String id = file.getFileName() + "#" + (i + 1);
        if (tests.get(i) instanceof ObjectValue test && inPart.test(id)) {
          judge(id, test, results);
        }
      }
    }
  }

  private static ObjectValue read(Path file) throws IOException {
    try {
      if (JsonReader.read(Files.readString(file)) instanceof ObjectValue object) {
        return object;
      }
      throw new IOException(file + " is no object");
    } catch (MalformedDocument e) {
      throw new IOException(file + ": " + e.getMessage(), e);
    }
  }

  private static void judge(String id, ObjectValue test, Results results) {
    boolean failureExpected = test.get("expected_failure") == BooleanValue.TRUE;
    String actual;
    try {
      actual = actual(test);
    } catch (MalformedPurl e) {
      if (failureExpected) {
        results.pass(id);
      } else {
        results.fail(id, e.getMessage() + " (" + test.get("description") + ")");
      }
      return;
    }
    String expected = failureExpected ? "a failure" : expected(test);
    if (actual.equals(expected)) {
      results.pass(id);
    } else {
      results.fail(id, actual + " instead of " + expected);
    }
  }

  private static String actual(ObjectValue test) throws MalformedPurl {
    Value input = test.get("input");
    return switch (text(test, "test_type")) {
      case "parse" -> parts(Purl.parse(text(test, "input")));
      case "validate" -> Purl.parseLeniently(text(test, "input")).toString();
      case "build" -> built((ObjectValue) java.util.Objects.requireNonNull(input)).toString();
      default -> throw new MalformedPurl("unknown type of test " + text(test, "test_type"));
    };
  }

  private static String expected(ObjectValue test) {
    return test.get("expected_output") instanceof ObjectValue output
        ? parts(output)
        : text(test, "expected_output");
  }

  private static Purl built(ObjectValue input) throws MalformedPurl {
    return Purl.of(
        text(input, "type"),
        nullable(input, "namespace"),
        text(input, "name"),
        nullable(input, "version"),
        qualifiers(input),
        nullable(input, "subpath"));
  }

  private static String parts(Purl purl) {
    return parts(
        purl.type(),
        purl.namespace(),
        purl.name(),
        purl.version(),
        purl.qualifiers(),
        purl.subpath());
  }

  private static String parts(ObjectValue output) {
    return parts(
        text(output, "type"),
        nullable(output, "namespace"),
        text(output, "name"),
        nullable(output, "version"),
        qualifiers(output),
        nullable(output, "subpath"));
  }

  private static String parts(@Nullable Object... parts) {
    return java.util.Arrays.toString(parts);
  }

  private static Map<String, String> qualifiers(ObjectValue object) {
    Map<String, String> qualifiers = new TreeMap<>();
    if (object.get("qualifiers") instanceof ObjectValue given) {
      for (int i = 0; i < given.size(); i++) {
        if (given.key(i) instanceof StringValue key
            && given.value(i) instanceof StringValue value) {
          qualifiers.put(key.text(), value.text());
        }
      }
    }
    return qualifiers;
  }

  private static String text(ObjectValue object, String key) {
    return object.get(key) instanceof StringValue string ? string.text() : "";
  }

  private static @Nullable String nullable(ObjectValue object, String key) {
    return object.get(key) instanceof StringValue string ? string.text() : null;
  }
}
