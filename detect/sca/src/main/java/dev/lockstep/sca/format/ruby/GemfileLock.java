package dev.lockstep.sca.format.ruby;

import dev.lockstep.engine.Interest;
import dev.lockstep.sca.manifest.Format;
import dev.lockstep.sca.manifest.ManifestText;
import dev.lockstep.sca.manifest.Role;
import dev.lockstep.sca.manifest.Statements;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// `Gemfile.lock`: sections of sources with their gems by indentation, and the names that the
/// Gemfile has. A gem's version may carry a platform behind `-`.
final class GemfileLock implements Format {
  private final Set<String> names = Set.of("gemfile.lock", "gems.locked");

  @Override
  public String id() {
    return "gemfile-lock";
  }

  @Override
  public Interest interest() {
    return new Interest(names, Set.of(), List.of(), List.of());
  }

  /// What is read so far.
  private static final class Reading {
    private final Statements out;
    private final Map<String, List<Statements.Draft>> byName = new HashMap<>();
    private final Map<Statements.Draft, List<String>> needs = new HashMap<>();
    private final Set<String> direct = new HashSet<>();
    private String section = "";
    private String remote = "";
    private String revision = "";
    private Statements.@Nullable Draft gem;

    Reading(Statements out) {
      this.out = out;
    }

    void line(String line, int number) {
      String content = line.strip();
      int indent = line.indexOf(content.charAt(0));
      if (indent == 0) {
        section = content;
        remote = "";
        revision = "";
      } else if (section.equals("DEPENDENCIES")) {
        direct.add(word(content).replace("!", ""));
      } else if (indent == 2 && content.startsWith("remote:")) {
        remote = content.substring(7).strip();
      } else if (indent == 2 && content.startsWith("revision:")) {
        revision = content.substring(9).strip();
      } else if (indent == 4 && isSource()) {
        gem(content, number);
      } else if (indent == 6 && isSource() && gem != null) {
        needs.computeIfAbsent(gem, _ -> new ArrayList<>()).add(word(content));
      }
    }

    private boolean isSource() {
      return Set.of("GEM", "GIT", "PATH", "PLUGIN SOURCE").contains(section);
    }

    private static String word(String content) {
      int space = content.indexOf(' ');
      return space < 0 ? content : content.substring(0, space);
    }

    private void gem(String content, int number) {
      String name = word(content);
      int open = content.indexOf('(');
      int close = content.lastIndexOf(')');
      String version = open < 0 || close < open ? "" : content.substring(open + 1, close);
      int platform = version.indexOf('-');
      String plain = platform < 0 ? version : version.substring(0, platform);
      Statements.Draft draft =
          section.equals("PATH")
              ? out.project("gem", name, plain, number)
              : out.add("gem", name, plain, number);
      if (platform >= 0) {
        draft.qualifier("platform", version.substring(platform + 1));
      }
      if (section.equals("GIT")) {
        draft.qualifier("vcs_url", "git+" + remote + "@" + revision);
      }
      gem = draft;
      byName.computeIfAbsent(name, _ -> new ArrayList<>()).add(draft);
    }

    void link() {
      for (String name : direct) {
        byName.getOrDefault(name, List.of()).forEach(Statements.Draft::direct);
      }
      needs.forEach(
          (from, targets) -> {
            for (String name : targets) {
              for (Statements.Draft to : byName.getOrDefault(name, List.of())) {
                from.dependsOn(to);
                if (from.role() == Role.PROJECT) {
                  to.direct();
                }
              }
            }
          });
    }
  }

  @Override
  public void read(ManifestText text, Statements out) {
    Reading reading = new Reading(out);
    int number = 0;
    for (String line : text.lines()) {
      number++;
      if (line.startsWith("<<<<<<<") || line.startsWith(">>>>>>>")) {
        out.incomplete(number, "a merge is not finished");
      } else if (!line.isBlank()) {
        reading.line(line, number);
      }
    }
    reading.link();
  }
}
