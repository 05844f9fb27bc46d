package dev.lockstep.conformance.rego.poutine;

import dev.lockstep.rego.builtin.Builtin;
import dev.lockstep.rego.builtin.BuiltinFailure;
import dev.lockstep.value.BooleanValue;
import dev.lockstep.value.StringValue;
import dev.lockstep.value.Value;
import java.math.BigInteger;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The three built-ins that poutine gives its policies.
final class PoutineBuiltins {
  static final List<Builtin> ALL =
      List.of(
          Builtin.of(
              "purl.parse_docker_image", "string => string", (o, _) -> ofImage(text(o[0], 1))),
          Builtin.of(
              "purl.parse_github_actions",
              "string, string, string => string",
              (o, _) -> ofAction(text(o[0], 1), text(o[1], 2), text(o[2], 3))),
          Builtin.of(
              "semver.constraint_check",
              "string, string => boolean",
              (o, _) -> BooleanValue.of(satisfies(text(o[0], 1), text(o[1], 2)))));

  private static final Pattern CONSTRAINT =
      Pattern.compile("\\s*(<=|>=|!=|<|>|=|)\\s*v?([0-9]+(?:\\.[0-9]+)*)\\s*");

  private PoutineBuiltins() {}

  private static String text(Value operand, int position) throws BuiltinFailure {
    if (operand instanceof StringValue text) {
      return text.text();
    }
    throw BuiltinFailure.operandType(position, operand, "string");
  }

  /// `alpine:latest` is `pkg:docker/alpine@latest`.
  private static Value ofImage(String reference) throws BuiltinFailure {
    if (reference.isEmpty()) {
      throw BuiltinFailure.of("empty docker image reference");
    }
    String image = reference;
    String version = "";
    int digest = image.indexOf('@');
    int tag = image.lastIndexOf(':');
    int end = digest >= 0 ? digest : tag > image.lastIndexOf('/') ? tag : -1;
    if (end >= 0) {
      version = image.substring(end + 1);
      image = image.substring(0, end);
    }
    String registry = "";
    int slash = image.indexOf('/');
    String first = slash < 0 ? "" : image.substring(0, slash);
    if (first.contains(".") || first.contains(":") || first.equals("localhost")) {
      registry = "?repository_url=" + encoded(first);
      image = image.substring(slash + 1);
    }
    return purl("docker", image, version, registry, "");
  }

  private static Value ofAction(String uses, String repository, String ref) throws BuiltinFailure {
    if (uses.startsWith(".")) {
      if (uses.contains("..") || uses.length() < 2) {
        throw BuiltinFailure.of("invalid uses string");
      }
      return action(repository, ref, uses.substring(2));
    }
    if (uses.startsWith("docker://")) {
      return ofImage(uses.substring("docker://".length()));
    }
    String[] parts = uses.split("@", -1);
    if (parts.length != 2) {
      throw BuiltinFailure.of("invalid uses string");
    }
    return action(parts[0], parts[1], "");
  }

  private static Value action(String path, String version, String below) {
    String[] parts = path.split("/", 3);
    if (parts.length < 2) {
      return purl("githubactions", path, version, "", below);
    }
    String name = (parts[0] + "/" + parts[1]).toLowerCase(Locale.ROOT);
    return purl("githubactions", name, version, "", parts.length == 3 ? parts[2] : below);
  }

  private static Value purl(
      String type, String path, String version, String qualifiers, String below) {
    String text = "pkg:" + type + "/" + segments(path);
    if (!version.isEmpty()) {
      text += "@" + encoded(version);
    }
    text += qualifiers;
    return StringValue.of(below.isEmpty() ? text : text + "#" + segments(below));
  }

  private static String segments(String path) {
    List<String> segments = new ArrayList<>();
    for (String segment : path.split("/", -1)) {
      if (!segment.isEmpty()) {
        segments.add(encoded(segment));
      }
    }
    return String.join("/", segments);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8)
        .replace("%3A", ":")
        .replace("+", "%20")
        .replace("%7E", "~")
        .replace("*", "%2A");
  }

  private static boolean satisfies(String constraints, String version) throws BuiltinFailure {
    BigInteger[] wanted = numbers(version);
    boolean all = true;
    for (String constraint : constraints.split(",", -1)) {
      Matcher parts = CONSTRAINT.matcher(constraint);
      if (!parts.matches()) {
        throw BuiltinFailure.of("malformed constraint: " + constraint);
      }
      int order = Arrays.compare(wanted, numbers(parts.group(2)));
      all &=
          switch (parts.group(1)) {
            case "<" -> order < 0;
            case "<=" -> order <= 0;
            case ">" -> order > 0;
            case ">=" -> order >= 0;
            case "!=" -> order != 0;
            default -> order == 0;
          };
    }
    return all;
  }

  /// The numbers of a version; what it leaves out is zero.
  private static BigInteger[] numbers(String version) throws BuiltinFailure {
    String[] parts = version.split("\\.", -1);
    BigInteger[] numbers = new BigInteger[Math.max(parts.length, 8)];
    Arrays.fill(numbers, BigInteger.ZERO);
    for (int i = 0; i < parts.length; i++) {
      if (parts[i].isEmpty() || !parts[i].chars().allMatch(c -> c >= '0' && c <= '9')) {
        throw BuiltinFailure.of("malformed version: " + version);
      }
      numbers[i] = new BigInteger(parts[i]);
    }
    return numbers;
  }
}
