package dev.lockstep.report.sbom;

import dev.lockstep.model.Component;
import dev.lockstep.model.Location;
import dev.lockstep.model.Report;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// What all bills of materials say of a report.
final class Bill {
  private static final Pattern EXPRESSION =
      Pattern.compile("\\(*[A-Za-z0-9.+-]+\\)*( (AND|OR|WITH) \\(*[A-Za-z0-9.+-]+\\)*)*");

  private final Report report;
  private final Set<String> known;

  Bill(Report report) {
    this.report = report;
    known = report.components().stream().map(Component::purl).collect(Collectors.toSet());
  }

  List<Component> components() {
    return report.components();
  }

  String tool() {
    return report.tool();
  }

  /// What the components are parts of.
  String target() {
    String target = String.join(" ", report.target());
    return target.isEmpty() ? "." : target;
  }

  /// What a component needs, as far as it is listed.
  List<String> dependsOn(Component component) {
    return component.dependsOn().stream().filter(known::contains).toList();
  }

  /// What the project names itself; all, where nothing says so.
  List<String> direct() {
    List<String> direct = new ArrayList<>();
    for (Component component : components()) {
      if (component.direct()) {
        direct.add(component.purl());
      }
    }
    return direct;
  }

  /// One SPDX expression for all that is declared; empty where it is none.
  static String expression(Component component) {
    List<String> licences = component.licences();
    if (licences.isEmpty()
        || !licences.stream().allMatch(one -> EXPRESSION.matcher(one).matches())) {
      return "";
    }
    return licences.size() == 1
        ? licences.getFirst()
        : licences.stream()
            .map(one -> one.contains(" OR ") ? "(" + one + ")" : one)
            .collect(Collectors.joining(" AND "));
  }

  /// How a component was found, in CycloneDX's words.
  ///
  /// @param confidence from 0 to 1: a jar that only names itself may be something else
  record Evidence(String technique, double confidence, String place) {

    static Evidence of(Component component) {
      Location first = component.locations().getFirst();
      String purl = component.purl();
      if (purl.startsWith("pkg:generic/") && purl.contains("file_name=")) {
        return new Evidence("filename", 0.4, first.path());
      }
      boolean compiled = purl.startsWith("pkg:golang/") || purl.startsWith("pkg:cargo/");
      return new Evidence(
          compiled && first.region() == null ? "binary-analysis" : "manifest-analysis",
          1,
          first.path());
    }
  }

  /// The namespace of a purl, decoded; empty where it has none.
  static String group(Component component) {
    String path = path(component.purl());
    int type = path.indexOf('/');
    int name = path.lastIndexOf('/');
    return name <= type
        ? ""
        : URLDecoder.decode(path.substring(type + 1, name), StandardCharsets.UTF_8);
  }

  /// The name in a purl, decoded.
  static String name(Component component) {
    String path = path(component.purl());
    return URLDecoder.decode(
        path.substring(path.lastIndexOf('/') + 1).replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  static String path(String purl) {
    String text = purl;
    for (char end : new char[] {'#', '?'}) {
      int at = text.indexOf(end);
      text = at < 0 ? text : text.substring(0, at);
    }
    int version = text.lastIndexOf('@');
    return version > text.lastIndexOf('/') ? text.substring(0, version) : text;
  }

  /// A name for exactly these components: the same ones give the same name.
  String digest() {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (Component component : components()) {
        String line = component.purl() + " " + component.dependsOn() + component.scopes() + "\n";
        digest.update(line.getBytes(StandardCharsets.UTF_8));
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
