package dev.lockstep.sca.format.npm;

import dev.lockstep.engine.Interest;
import dev.lockstep.sca.document.Node;
import dev.lockstep.sca.manifest.Format;
import dev.lockstep.sca.manifest.ManifestText;
import dev.lockstep.sca.manifest.Role;
import dev.lockstep.sca.manifest.Statements;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// `yarn.lock` of yarn 1 and of berry. Both are blocks by indentation; berry's are YAML of so few
/// forms that the same lines are read.
final class YarnLock implements Format {
  /// Of `__metadata`: those of yarn 2 to 4.
  private static final Set<String> BERRY = Set.of("3", "4", "5", "6", "7", "8", "9");

  private static final Set<String> KINDS = Set.of("dependencies", "optionalDependencies");

  @Override
  public String id() {
    return "yarn-lock";
  }

  @Override
  public Interest interest() {
    return new Interest(Set.of("yarn.lock"), Set.of(), List.of(), List.of());
  }

  /// One block: its key, its scalars and its dependencies.
  private static final class Block {
    private final String key;
    private final int line;
    private final Map<String, String> fields = new HashMap<>();
    private final Map<String, String> dependencies = new LinkedHashMap<>();
    private Statements.@Nullable Draft draft;

    Block(String key, int line) {
      this.key = key;
      this.line = line;
    }

    String field(String name) {
      return fields.getOrDefault(name, "");
    }
  }

  @Override
  public void read(ManifestText text, Statements out) {
    List<Block> blocks = blocks(text, out);
    Map<String, Block> byDescriptor = new HashMap<>();
    Map<String, List<Block>> byName = new HashMap<>();
    for (Block block : blocks) {
      if (block.key.equals("__metadata")) {
        Node version = new Node.Text(block.field("version"), block.line);
        out.version("version", version, BERRY);
        continue;
      }
      state(block, out);
      for (String descriptor : block.key.split(",", -1)) {
        String own = unquoted(descriptor.strip());
        byDescriptor.put(own, block);
        byName.computeIfAbsent(NpmVersions.nameOf(own), _ -> new ArrayList<>()).add(block);
      }
    }
    blocks.forEach(block -> link(block, byDescriptor, byName));
  }

  private static List<Block> blocks(ManifestText text, Statements out) {
    List<Block> blocks = new ArrayList<>();
    Block block = null;
    String kind = "";
    int number = 0;
    for (String line : text.lines()) {
      number++;
      String content = line.strip();
      if (content.isEmpty() || content.startsWith("#")) {
        continue;
      }
      int indent = line.indexOf(content.charAt(0));
      if (indent == 0 && content.endsWith(":")) {
        block = new Block(unquoted(content.substring(0, content.length() - 1)), number);
        blocks.add(block);
        kind = "";
      } else if (block == null || indent == 0) {
        out.incomplete(number, "a block is expected");
      } else if (indent <= 2) {
        kind = content.endsWith(":") ? content.substring(0, content.length() - 1) : "";
        pair(content, block.fields);
      } else if (indent <= 4 && KINDS.contains(kind)) {
        pair(content, block.dependencies);
      }
    }
    return blocks;
  }

  /// `name value` or `name: value`, each perhaps in quotes.
  private static void pair(String line, Map<String, String> into) {
    int end = line.startsWith("\"") ? line.indexOf('"', 1) + 1 : line.indexOf(' ');
    if (end > 0 && end < line.length()) {
      String name = line.substring(0, end);
      String value = line.substring(end);
      if (name.endsWith(":")) {
        name = name.substring(0, name.length() - 1);
      } else if (value.startsWith(":")) {
        value = value.substring(1);
      }
      into.put(unquoted(name), unquoted(value.strip()));
    }
  }

  private static String unquoted(String text) {
    boolean quoted = text.length() >= 2 && text.startsWith("\"") && text.endsWith("\"");
    return quoted && text.indexOf('"', 1) == text.length() - 1
        ? text.substring(1, text.length() - 1)
        : text;
  }

  private static void state(Block block, Statements out) {
    String resolution = block.field("resolution");
    String first = unquoted(block.key.split(",", -1)[0].strip());
    String name = NpmVersions.nameOf(resolution.isEmpty() ? first : resolution);
    String range = NpmVersions.rangeOf(resolution.isEmpty() ? first : resolution);
    if (resolution.isEmpty() && range.startsWith("npm:")) { // yarn 1 writes aliases so
      name = NpmVersions.nameOf(range.substring(4));
    }
    if (isLocal(range)) {
      block.draft = out.project("npm", name, block.field("version"), block.line);
      return;
    }
    String version = block.field("version");
    block.draft = out.add("npm", name, NpmVersions.plain(version), block.line);
    String repository = resolution.isEmpty() ? block.field("resolved") : range;
    block.draft.qualifier("vcs_url", NpmVersions.repository(repository));
    block.draft.integrity(block.field("integrity"));
  }

  private static boolean isLocal(String range) {
    return range.startsWith("workspace:")
        || range.startsWith("link:")
        || range.startsWith("portal:")
        || range.startsWith("file:");
  }

  private static void link(
      Block block, Map<String, Block> byDescriptor, Map<String, List<Block>> byName) {
    Statements.Draft from = block.draft;
    if (from == null) {
      return;
    }
    block.dependencies.forEach(
        (name, range) -> {
          Block found = byDescriptor.get(name + "@" + range);
          if (found == null) {
            found = byDescriptor.get(name + "@npm:" + range);
          }
          List<Block> named = byName.getOrDefault(name, List.of());
          if (found == null && named.size() == 1) { // resolutions may have replaced the range
            found = named.getFirst();
          }
          if (found != null && found.draft != null) {
            from.dependsOn(found.draft);
            if (from.role() == Role.PROJECT) {
              found.draft.direct();
            }
          }
        });
  }
}
