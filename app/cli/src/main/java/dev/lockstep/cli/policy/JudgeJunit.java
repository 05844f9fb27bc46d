package dev.lockstep.cli.policy;

import dev.lockstep.policy.judge.JudgedDocument;
import dev.lockstep.policy.judge.JudgedDocument.Message;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// JUnit's XML: a suite for each namespace, a case for each result. Exceptions are left out.
final class JudgeJunit {
  private JudgeJunit() {}

  /// @param hidesMessages whether the names of cases are those of files only
  static List<String> lines(List<JudgedDocument> results, boolean hidesMessages) {
    Map<String, List<JudgedDocument>> suites = new LinkedHashMap<>();
    for (JudgedDocument one : results) {
      suites.computeIfAbsent(one.namespace(), _ -> new ArrayList<>()).add(one);
    }
    List<String> lines = new ArrayList<>();
    lines.add("<?xml version=\"1.0\" encoding=\"UTF-8\"?>");
    lines.add("<testsuites>");
    suites.forEach((namespace, documents) -> suite(namespace, documents, hidesMessages, lines));
    lines.add("</testsuites>");
    return lines;
  }

  private static void suite(
      String namespace, List<JudgedDocument> documents, boolean hidesMessages, List<String> lines) {
    int tests = documents.stream().mapToInt(one -> one.total() - one.exceptions().size()).sum();
    int failures =
        documents.stream().mapToInt(one -> one.warnings().size() + one.failures().size()).sum();
    String name = "lockstep." + namespace;
    lines.add(
        "\t<testsuite tests=\"%d\" failures=\"%d\" time=\"0.000\" name=\"%s\">"
            .formatted(tests, failures, escaped(name)));
    for (JudgedDocument one : documents) {
      List<Message> bad = new ArrayList<>(one.warnings());
      bad.addAll(one.failures());
      for (Message message : bad) {
        String title = message.text().lines().findFirst().orElse("");
        boolean isNamed = !hidesMessages && !title.isEmpty();
        lines.add(testCase(name, isNamed ? one.file() + " - " + title : one.file()) + ">");
        lines.add(
            "\t\t\t<failure message=\"Failed\" type=\"\">"
                + escaped(message.text())
                + "</failure>");
        lines.add("\t\t</testcase>");
      }
      for (int i = 0; i < one.successes(); i++) {
        lines.add(testCase(name, one.file()) + "></testcase>");
      }
    }
    lines.add("\t</testsuite>");
  }

  private static String testCase(String suite, String name) {
    return "\t\t<testcase classname=\"%s\" name=\"%s\" time=\"0.000\""
        .formatted(escaped(suite), escaped(name));
  }

  /// What XML cannot hold at all becomes U+FFFD.
  private static String escaped(String text) {
    StringBuilder all = new StringBuilder();
    text.codePoints()
        .forEach(
            c -> {
              switch (c) {
                case '&' -> all.append("&amp;");
                case '<' -> all.append("&lt;");
                case '>' -> all.append("&gt;");
                case '"' -> all.append("&#34;");
                case '\n' -> all.append("&#xA;");
                case '\t' -> all.append("&#x9;");
                case '\r' -> all.append("&#xD;");
                default ->
                    all.appendCodePoint(
                        c < ' '
                                || c == 0xfffe
                                || c == 0xffff
                                || Character.getType(c) == Character.SURROGATE
                            ? 0xfffd
                            : c);
              }
            });
    return all.toString();
  }
}
