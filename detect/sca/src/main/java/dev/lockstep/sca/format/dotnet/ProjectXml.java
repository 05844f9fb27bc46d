package dev.lockstep.sca.format.dotnet;

import dev.lockstep.engine.Interest;
import dev.lockstep.sca.document.XmlElement;
import dev.lockstep.sca.document.XmlReader;
import dev.lockstep.sca.manifest.Format;
import dev.lockstep.sca.manifest.ManifestText;
import dev.lockstep.sca.manifest.Scope;
import dev.lockstep.sca.manifest.Standing;
import dev.lockstep.sca.manifest.Statements;
import dev.lockstep.value.MalformedDocument;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Project files of MSBuild (`PackageReference`), and `Directory.Packages.props`, which settles
/// their versions where they are managed centrally (`PackageVersion`).
final class ProjectXml implements Format {
  private final boolean central;

  /// @param central whether it reads the versions that a solution settles for its projects
  ProjectXml(boolean central) {
    this.central = central;
  }

  @Override
  public String id() {
    return central ? "nuget-central" : "nuget-project";
  }

  @Override
  public Standing standing() {
    return Standing.DECLARATION;
  }

  @Override
  public Interest interest() {
    return central
        ? new Interest(Set.of("directory.packages.props"), Set.of(), List.of(), List.of())
        : new Interest(
            Set.of("directory.build.props", "directory.build.targets"),
            Set.of(".csproj", ".fsproj", ".vbproj"),
            List.of(),
            List.of());
  }

  @Override
  public void read(ManifestText text, Statements out) throws MalformedDocument {
    XmlElement root = XmlReader.read(text.bytes(), text.length());
    Map<String, String> properties = new HashMap<>();
    for (XmlElement group : root.children()) {
      if (group.name().equals("PropertyGroup")) {
        group.children().forEach(child -> properties.putIfAbsent(child.name(), child.text()));
      }
    }
    for (XmlElement group : root.children()) {
      if (group.name().equals("ItemGroup")) {
        group.children().forEach(item -> item(item, properties, out));
      }
    }
  }

  private void item(XmlElement item, Map<String, String> properties, Statements out) {
    boolean wanted =
        item.name().equals(central ? "PackageVersion" : "PackageReference")
            || item.name().equals("GlobalPackageReference");
    String name = first(item.attribute("Include"), item.attribute("Update"));
    if (!wanted || name.isEmpty()) {
      return;
    }
    String version =
        first(
            item.attribute("VersionOverride"),
            first(item.attribute("Version"), item.text("Version")));
    String resolved = resolved(version, properties);
    boolean exact = !resolved.isEmpty() && "[(*$".indexOf(resolved.charAt(0)) < 0;
    boolean floating = resolved.indexOf('*') >= 0;
    String assets = first(item.attribute("PrivateAssets"), item.text("PrivateAssets"));
    out.declare("nuget", name, exact && !floating ? "" : resolved, item.line())
        .version(exact && !floating ? resolved : exactRange(resolved))
        .scope(assets.equalsIgnoreCase("all") ? Scope.BUILD : Scope.RUNTIME);
  }

  /// `[1.2]` leaves no choice.
  private static String exactRange(String range) {
    boolean exact = range.startsWith("[") && range.endsWith("]") && range.indexOf(',') < 0;
    return exact ? range.substring(1, range.length() - 1).strip() : "";
  }

  private static String first(String a, String b) {
    return a.isEmpty() ? b : a;
  }

  private static String resolved(String version, Map<String, String> properties) {
    if (version.startsWith("$(") && version.endsWith(")")) {
      return properties.getOrDefault(version.substring(2, version.length() - 1), version);
    }
    return version;
  }
}
