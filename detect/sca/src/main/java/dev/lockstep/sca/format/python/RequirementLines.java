package dev.lockstep.sca.format.python;

import dev.lockstep.sca.manifest.ManifestText;
import dev.lockstep.sca.manifest.Role;
import dev.lockstep.sca.manifest.Scope;
import dev.lockstep.sca.manifest.Statements;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The lines of a requirements file of pip's, with what pip-compile and uv write under them: who
/// brings each one in.
final class RequirementLines {
  private static final String HASH = "--hash=";

  private final Map<String, Statements.Draft> drafts = new HashMap<>();
  private final Map<Statements.Draft, List<String>> via = new HashMap<>();
  private final Set<Statements.Draft> named = new HashSet<>();
  private final List<String> malformed = new ArrayList<>();
  private final List<Integer> malformedLines = new ArrayList<>();
  private final Statements out;
  private Statements.Draft last;
  private boolean inVia;
  private int pins;

  @SuppressWarnings("NullAway.Init") // the last draft is asked for only behind the first
  RequirementLines(Statements out) {
    this.out = out;
  }

  void read(ManifestText text) {
    StringBuilder logical = new StringBuilder();
    int start = 0;
    int number = 0;
    for (String raw : text.lines()) {
      number++;
      if (logical.isEmpty()) {
        start = number;
      }
      String line = raw.strip();
      if (line.startsWith("#")) {
        comment(line);
      } else if (line.endsWith("\\")) {
        logical.append(line, 0, line.length() - 1).append(' ');
      } else {
        logical.append(line);
        logical(logical.toString(), start);
        logical.setLength(0);
      }
    }
    logical(logical.toString(), start);
    link();
  }

  /// How many lines pin a version.
  int pins() {
    return pins;
  }

  /// The lines that are no requirement and no option.
  List<String> malformed() {
    return malformed;
  }

  void stateMalformed() {
    for (int i = 0; i < malformed.size(); i++) {
      out.incomplete(malformedLines.get(i), "no requirement: " + shortened(malformed.get(i)));
    }
  }

  /// Never an URL: it may hold a password.
  private static String shortened(String line) {
    int colon = line.indexOf(':');
    String start = colon < 0 ? line : line.substring(0, colon);
    return start.length() <= 40 ? start : start.substring(0, 40);
  }

  private void logical(String line, int number) {
    int comment = line.indexOf(" #");
    String content = (comment < 0 ? line : line.substring(0, comment)).strip();
    if (content.isEmpty()) {
      return;
    }
    inVia = false;
    if (content.startsWith("-")) {
      option(content);
    } else {
      int before = out.drafts().size();
      requirement(withoutHashes(content), number);
      if (out.drafts().size() > before) {
        digests(content, last);
      }
    }
    if (comment >= 0) {
      comment(line.substring(comment + 1).strip());
    }
  }

  private static String withoutHashes(String content) {
    int options = content.indexOf(" -");
    return options < 0 ? content : content.substring(0, options).strip();
  }

  private static void digests(String content, Statements.Draft draft) {
    for (int at = content.indexOf(HASH); at >= 0; at = content.indexOf(HASH, at + 1)) {
      int from = at + HASH.length();
      int end = content.indexOf(' ', from);
      draft.digest(content.substring(from, end < 0 ? content.length() : end));
    }
  }

  private void option(String content) {
    String[] words = content.split("[ =]+", 2);
    boolean includes =
        switch (words[0]) {
          case "-r", "--requirement", "-c", "--constraint" -> true;
          default -> false;
        };
    if (includes && words.length == 2) {
      out.include(words[1].strip());
    } else if (content.startsWith("-r") && !content.startsWith("--")) {
      out.include(content.substring(2).strip());
    }
  }

  private void requirement(String content, int number) {
    Optional<Requirement> parsed = Requirement.of(content);
    if (parsed.isEmpty()) {
      if (!isPlace(content)) {
        malformed.add(content);
        malformedLines.add(number);
      }
      return;
    }
    Requirement requirement = parsed.get();
    Statements.Draft draft =
        out.add("pypi", requirement.name(), requirement.version(), number).scope(Scope.RUNTIME);
    if (requirement.version().isEmpty()) {
      draft.constraint(requirement.constraint());
    } else {
      pins++;
    }
    if (requirement.url().startsWith("git+")) {
      draft.qualifier("vcs_url", requirement.url());
    }
    drafts.put(requirement.name(), draft);
    last = draft;
  }

  /// A path, an archive or an URL: nothing whose name is known.
  private static boolean isPlace(String content) {
    return content.startsWith(".")
        || content.startsWith("/")
        || content.contains("://")
        || content.endsWith(".whl")
        || content.endsWith(".tar.gz")
        || content.endsWith(".zip");
  }

  private void comment(String line) {
    String words = line.substring(1).strip();
    if (words.startsWith("via")) {
      inVia = true;
      words = words.substring(3).strip();
    } else if (!line.startsWith("#   ")) {
      inVia = false;
    }
    if (!inVia || last == null) {
      return;
    }
    for (String by : words.split(",", -1)) {
      String name = by.strip();
      if (name.startsWith("-") || name.contains("(") || name.contains(" ")) {
        named.add(last);
        name = name.replaceFirst(" .*", "");
      }
      if (!name.isEmpty()) {
        via.computeIfAbsent(last, _ -> new ArrayList<>()).add(Requirement.normalised(name));
      }
    }
  }

  private void link() {
    boolean explained = !via.isEmpty();
    for (Statements.Draft draft : out.drafts()) {
      if (!explained || named.contains(draft)) {
        draft.direct();
      }
      for (String by : via.getOrDefault(draft, List.of())) {
        Statements.Draft from = drafts.get(by);
        if (from != null && from.role() != Role.PROJECT) {
          from.dependsOn(draft);
        }
      }
    }
  }
}
