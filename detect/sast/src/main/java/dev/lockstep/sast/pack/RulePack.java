package dev.lockstep.sast.pack;

import dev.lockstep.sast.image.RuleImage;
import dev.lockstep.sast.rule.SastRule;
import dev.lockstep.sast.search.RuleSet;
import dev.lockstep.source.tree.Language;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Our own rules for some languages. Their text is read when they are first asked for. May be
/// shared by threads.
public final class RulePack {
  /// The metadata that keeps a rule out of the default set.
  static final String PACK = "pack";

  private final String folder;
  private final List<Language> languages;
  private final boolean audit;
  private final Set<String> disabled;
  private @Nullable RuleSet rules;

  private RulePack(
      String folder, List<Language> languages, boolean audit, Collection<String> disabled) {
    this.folder = folder;
    this.languages = List.copyOf(languages);
    this.audit = audit;
    this.disabled = new TreeSet<>(disabled);
  }

  /// @param audit whether the noisier ones are with them
  /// @param disabled ids of rules that are left out
  public static List<RulePack> all(boolean audit, Collection<String> disabled) {
    List<RulePack> packs = new ArrayList<>();
    packs.add(new RulePack("go", List.of(Language.GO), audit, disabled));
    packs.add(new RulePack("java", List.of(Language.JAVA), audit, disabled));
    packs.add(
        new RulePack(
            "javascript", List.of(Language.JAVASCRIPT, Language.TYPESCRIPT), audit, disabled));
    packs.add(new RulePack("python", List.of(Language.PYTHON), audit, disabled));
    return packs;
  }

  public List<Language> languages() {
    return languages;
  }

  /// Names the rules: the same have the same digest.
  public String digest() {
    try (DataInputStream in = image()) {
      return in.readUTF() + (audit ? "+audit" : "") + String.join(",", disabled);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The rules, ready to run.
  public synchronized RuleSet rules() {
    RuleSet known = rules;
    if (known == null) {
      known = stored().rules().only(this::isWanted);
      rules = known;
    }
    return known;
  }

  /// The rules as they are written.
  public List<SastRule> read() {
    return stored().all().stream().filter(this::isWanted).toList();
  }

  private RuleImage stored() {
    try (DataInputStream in = image()) {
      in.readUTF();
      return RuleImage.of(in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private boolean isWanted(SastRule rule) {
    boolean forAudit = rule.metadata().getOrDefault(PACK, List.of()).contains("audit");
    return (audit || !forAudit) && !disabled.contains(rule.id());
  }

  private DataInputStream image() {
    InputStream in = RulePack.class.getResourceAsStream(folder + PackCompiler.SUFFIX);
    if (in == null) {
      throw new IllegalStateException("our own rules for " + folder + " are not here");
    }
    return new DataInputStream(new BufferedInputStream(in));
  }
}
