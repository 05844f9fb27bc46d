package dev.lockstep.report;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import dev.lockstep.model.Component;
import dev.lockstep.model.Coverage;
import dev.lockstep.model.Hash;
import dev.lockstep.model.Kind;
import dev.lockstep.model.Problem;
import dev.lockstep.model.Report;
import dev.lockstep.model.Verdict;
import dev.lockstep.report.json.JsonTree;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Reads what [JsonFormat] writes, and logs of other tools in SARIF 2.1.0. The file may come from
/// anywhere: sizes, depths and names are bounded and every value is checked. Members that are not
/// known are passed over, so that a later report of the same major version can be read.
public final class ReportReader {
  private static final String MAJOR = Report.SCHEMA.substring(0, Report.SCHEMA.indexOf('.') + 1);

  private ReportReader() {}

  /// The report of a stream, which stays open.
  ///
  /// @throws IOException where the stream cannot be read
  public static Report read(InputStream in) throws IOException, MalformedReport {
    Object document;
    try {
      document = JsonTree.read(in);
    } catch (JsonProcessingException e) {
      throw new MalformedReport(place(e.getLocation()), e.getOriginalMessage(), e);
    }
    ReportNode root = ReportNode.root(document);
    return root.make(SarifReader.reads(root) ? SarifReader::report : ReportReader::report);
  }

  /// Jackson gives no place where a bound is exceeded.
  private static String place(@Nullable JsonLocation location) {
    if (location == null) {
      return "the document";
    }
    return "line " + location.getLineNr() + ", column " + location.getColumnNr();
  }

  private static Report report(ReportNode node) throws MalformedReport {
    String schema = node.text("schema");
    if (!schema.startsWith(MAJOR)) {
      throw new MalformedReport(
          "schema", "version \"" + schema + "\" is not known here, " + MAJOR + "x is");
    }
    return new Report(
        schema,
        node.text("tool"),
        node.texts("target"),
        node.list("rules", ReadFinding::rule),
        node.list("findings", ReadFinding::finding),
        node.list("components", ReportReader::component),
        node.list("problems", ReportReader::problem),
        node.node("coverage").make(ReportReader::coverage),
        node.node("verdict").make(ReportReader::verdict));
  }

  private static Component component(ReportNode node) throws MalformedReport {
    return new Component(
        node.text("purl"),
        node.text("name"),
        node.optionalText("version"),
        node.texts("scopes"),
        node.truth("direct"),
        node.texts("licences"),
        node.members().containsKey("hashes") ? node.list("hashes", ReportReader::hash) : List.of(),
        node.texts("dependsOn"),
        node.list("locations", ReadFinding::location));
  }

  private static Hash hash(ReportNode node) throws MalformedReport {
    return new Hash(node.text("algorithm"), node.text("value"));
  }

  private static Problem problem(ReportNode node) throws MalformedReport {
    return new Problem(
        node.word("weight", ReadWords::weight),
        node.text("id"),
        node.text("path"),
        ReadFinding.optionalRegion(node),
        node.text("reason"));
  }

  private static Coverage coverage(ReportNode node) throws MalformedReport {
    SortedMap<String, Long> passedOver = new TreeMap<>();
    ReportNode passed = node.node("passedOver");
    for (Object reason : passed.members().keySet()) {
      String name = reason.toString();
      passedOver.put(name, passed.count(name));
    }
    return new Coverage(
        ReadWords.list(node, "kinds", Kind::of),
        node.count("files"),
        node.count("bytes"),
        node.count("notExamined"),
        passedOver,
        node.count("gitIgnoredExamined"));
  }

  private static Verdict verdict(ReportNode node) throws MalformedReport {
    return new Verdict(
        node.word("outcome", ReadWords::outcome),
        node.text("policy"),
        node.list("reasons", ReportReader::reason));
  }

  private static Verdict.Reason reason(ReportNode node) throws MalformedReport {
    return new Verdict.Reason(
        node.word("outcome", ReadWords::outcome),
        node.text("policy"),
        node.text("message"),
        ReadWords.list(node, "findings", ReadWords::fingerprint),
        node.optionalText("mend"));
  }
}
