package dev.lockstep.sca.format.python;

import dev.lockstep.engine.Interest;
import dev.lockstep.sca.manifest.Format;
import dev.lockstep.sca.manifest.ManifestText;
import dev.lockstep.sca.manifest.Standing;
import dev.lockstep.sca.manifest.Statements;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Requirements files of pip's. Any text may be one: where each line has the form of a requirement
/// and one pins a version, it is stated, and its place and who includes it decide whether it
/// counts. A file of the usual names is one whatever its lines are.
final class RequirementsText implements Format {
  private final boolean named;

  /// @param named whether the name alone says that it is one
  RequirementsText(boolean named) {
    this.named = named;
  }

  @Override
  public String id() {
    return named ? "pip-requirements" : "pip-requirements-like";
  }

  @Override
  public Standing standing() {
    return Standing.LIST;
  }

  @Override
  public Interest interest() {
    return new Interest(
        named ? Set.of("constraints.txt", "requirements.in") : Set.of(),
        named ? Set.of("requirements.txt") : Set.of(".txt"),
        List.of(),
        List.of());
  }

  @Override
  public boolean isAt(String path) {
    String name = path.substring(path.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
    boolean usual = name.endsWith("requirements.txt") || name.equals("requirements.in");
    if (named) {
      return usual;
    }
    String folder = path.substring(0, path.length() - name.length()).toLowerCase(Locale.ROOT);
    boolean likely =
        name.startsWith("requirements")
            || folder.endsWith("/requirements/")
            || folder.equals("requirements/");
    return likely && !usual;
  }

  @Override
  public void read(ManifestText text, Statements out) {
    if (named) {
      RequirementLines lines = new RequirementLines(out);
      lines.read(text);
      lines.stateMalformed();
      return;
    }
    Statements tried = new Statements();
    RequirementLines lines = new RequirementLines(tried);
    lines.read(text);
    if (lines.malformed().isEmpty() && lines.pins() > 0) {
      new RequirementLines(out).read(text);
    }
  }
}
