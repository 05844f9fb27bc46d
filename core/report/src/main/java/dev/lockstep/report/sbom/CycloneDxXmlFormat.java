package dev.lockstep.report.sbom;

import dev.lockstep.model.Component;
import dev.lockstep.model.Hash;
import dev.lockstep.model.Location;
import dev.lockstep.model.Report;
import dev.lockstep.report.text.Printable;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// CycloneDX 1.6 or 1.7 as XML: components with the places that state them, and what needs what.
public final class CycloneDxXmlFormat implements BillWriter {
  private final String version;

  /// @param version of the specification: `1.6`, `1.7`
  public CycloneDxXmlFormat(String version) {
    this.version = version;
  }

  @Override
  public void write(Report report, @Nullable Instant now, OutputStream out) throws IOException {
    Bill bill = new Bill(report);
    Writer xml = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
    xml.write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    xml.write("<bom xmlns=\"http://cyclonedx.org/schema/bom/" + version + "\" version=\"1\">\n");
    xml.write("  <metadata>\n    <tools>\n      <components>\n");
    xml.write("        <component type=\"application\">\n          <name>lockstep</name>\n");
    xml.write("          <version>" + escaped(bill.tool()) + "</version>\n");
    xml.write("        </component>\n      </components>\n    </tools>\n");
    xml.write("    <component type=\"application\" bom-ref=\"" + CycloneDxFormat.ROOT + "\">\n");
    xml.write("      <name>" + escaped(bill.target()) + "</name>\n    </component>\n");
    xml.write("  </metadata>\n  <components>\n");
    for (Component component : bill.components()) {
      component(component, xml);
    }
    xml.write("  </components>\n  <dependencies>\n");
    dependency(CycloneDxFormat.ROOT, bill.direct(), xml);
    for (Component component : bill.components()) {
      dependency(component.purl(), bill.dependsOn(component), xml);
    }
    xml.write("  </dependencies>\n</bom>\n");
    xml.flush();
  }

  private static void component(Component component, Writer xml) throws IOException {
    xml.write("    <component type=\"library\" bom-ref=\"" + escaped(component.purl()) + "\">\n");
    String group = Bill.group(component);
    if (!group.isEmpty()) {
      xml.write("      <group>" + escaped(group) + "</group>\n");
    }
    xml.write("      <name>" + escaped(Bill.name(component)) + "</name>\n");
    if (component.version() != null) {
      xml.write("      <version>" + escaped(component.version()) + "</version>\n");
    }
    xml.write("      <scope>" + CycloneDxFormat.scope(component) + "</scope>\n");
    hashes(component, xml);
    licences(component, xml);
    xml.write("      <purl>" + escaped(component.purl()) + "</purl>\n");
    evidence(component, xml);
    xml.write("    </component>\n");
  }

  private static void hashes(Component component, Writer xml) throws IOException {
    if (component.hashes().isEmpty()) {
      return;
    }
    xml.write("      <hashes>\n");
    for (Hash hash : component.hashes()) {
      xml.write("        <hash alg=\"" + escaped(hash.algorithm()) + "\">");
      xml.write(escaped(hash.value()) + "</hash>\n");
    }
    xml.write("      </hashes>\n");
  }

  private static void licences(Component component, Writer xml) throws IOException {
    if (component.licences().isEmpty()) {
      return;
    }
    String expression = Bill.expression(component);
    xml.write("      <licenses>\n");
    if (!expression.isEmpty()) {
      xml.write("        <expression>" + escaped(expression) + "</expression>\n");
    } else {
      for (String licence : component.licences()) {
        xml.write("        <license><name>" + escaped(licence) + "</name></license>\n");
      }
    }
    xml.write("      </licenses>\n");
  }

  private static void evidence(Component component, Writer xml) throws IOException {
    if (component.locations().isEmpty()) {
      return;
    }
    Bill.Evidence evidence = Bill.Evidence.of(component);
    String confidence = "<confidence>" + evidence.confidence() + "</confidence>\n";
    xml.write("      <evidence>\n        <identity>\n          <field>purl</field>\n");
    xml.write("          " + confidence + "          <methods>\n            <method>\n");
    xml.write("              <technique>" + evidence.technique() + "</technique>\n");
    xml.write("              " + confidence + "              <value>");
    xml.write(escaped(evidence.place()) + "</value>\n");
    xml.write("            </method>\n          </methods>\n        </identity>\n");
    xml.write("        <occurrences>\n");
    for (Location location : component.locations()) {
      xml.write("          <occurrence>\n            <location>" + escaped(location.path()));
      xml.write("</location>\n");
      if (location.region() != null) {
        xml.write("            <line>" + location.region().startLine() + "</line>\n");
      }
      xml.write("          </occurrence>\n");
    }
    xml.write("        </occurrences>\n      </evidence>\n");
  }

  private static void dependency(String ref, List<String> needs, Writer xml) throws IOException {
    String start = "    <dependency ref=\"" + escaped(ref) + "\"";
    if (needs.isEmpty()) {
      xml.write(start + "/>\n");
      return;
    }
    xml.write(start + ">\n");
    for (String need : needs) {
      xml.write("      <dependency ref=\"" + escaped(need) + "\"/>\n");
    }
    xml.write("    </dependency>\n");
  }

  /// XML 1.0 has no other control characters.
  private static String escaped(String hostile) {
    String text = Printable.of(hostile);
    StringBuilder out = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> out.append("&amp;");
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        case '"' -> out.append("&quot;");
        default -> out.append(c);
      }
    }
    return out.toString();
  }
}
