package dev.lockstep.cli.scan;

import dev.lockstep.cli.config.Configuration;
import dev.lockstep.cli.console.Surroundings;
import dev.lockstep.policy.CodeOwners;
import dev.lockstep.value.ArrayValue;
import dev.lockstep.value.LongValue;
import dev.lockstep.value.ObjectValue;
import dev.lockstep.value.StringValue;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/// What the place where a gate runs says of the change: git, and the variables of a build server.
/// What nobody says is not there, or an empty text.
record Checkout(Surroundings surroundings, Configuration configuration) {

  /// `repository`, `commit`, `actor`, `environment`, `branch` (`name`, `target`, `ageDays`),
  /// `change` ([CheckoutChange#value]) and `owners`, from a path to who owns it.
  ///
  /// @param paths those that `owners` is about besides what the change touches
  ObjectValue context(Collection<String> paths, Instant now) {
    Map<String, String> environment = surroundings.environment();
    BuildServer server = BuildServer.of(environment);
    GitProgram git = GitProgram.untrusted(surroundings, configuration.folder());
    Optional<Path> root = git.line("rev-parse", "--show-toplevel").map(Path::of);
    Optional<String> target = BuildServer.value(server.target(), environment);
    Optional<CheckoutChange> change = root.flatMap(_ -> CheckoutChange.of(git, targets(target)));
    ObjectValue.Builder context =
        new ObjectValue.Builder()
            .put(
                "repository",
                text(
                    BuildServer.value(server.repository(), environment)
                        .or(() -> repository(git, root))))
            .put(
                "commit",
                text(
                    git.line("rev-parse", "--verify", "--quiet", "HEAD")
                        .or(() -> BuildServer.value(server.commit(), environment))))
            .put(
                "actor",
                text(
                    BuildServer.value(server.actor(), environment)
                        .or(() -> git.line("log", "-1", "--format=%ae"))))
            .put("environment", text(BuildServer.value(server.deployment(), environment)))
            .put(
                "branch",
                branch(
                    BuildServer.value(server.branch(), environment)
                        .or(() -> git.line("symbolic-ref", "--quiet", "--short", "HEAD")),
                    target,
                    change,
                    now));
    change.ifPresent(one -> context.put("change", one.value()));
    return context.put("owners", owners(root, paths, change)).build();
  }

  /// The remote's branch goes before the local one, which may be older.
  private List<String> targets(Optional<String> target) {
    String branch = target.orElse(configuration.newSince().branch());
    return branch.isEmpty() ? MergeBaseScan.USUAL : List.of("origin/" + branch, branch);
  }

  private static ObjectValue branch(
      Optional<String> name,
      Optional<String> target,
      Optional<CheckoutChange> change,
      Instant now) {
    ObjectValue.Builder branch = new ObjectValue.Builder().put("name", text(name));
    target.ifPresent(to -> branch.put("target", StringValue.of(to)));
    change.ifPresent(one -> branch.put("ageDays", LongValue.of(one.ageDays(now))));
    return branch.build();
  }

  /// `owner/name` of the remote's address, whichever form that has; the folder's name without one.
  private static Optional<String> repository(GitProgram git, Optional<Path> root) {
    return git.line("config", "--get", "remote.origin.url")
        .map(Checkout::pathOf)
        .or(() -> root.map(folder -> String.valueOf(folder.getFileName())));
  }

  /// Without host, user and password, which an address may hold.
  static String pathOf(String address) {
    String rest = address.replaceFirst("^[a-z+]+://[^/]*/", "").replaceFirst("^[^/:]+:", "");
    String bare = rest.endsWith(".git") ? rest.substring(0, rest.length() - 4) : rest;
    return bare.replaceFirst("^/+", "");
  }

  private static ObjectValue owners(
      Optional<Path> root, Collection<String> paths, Optional<CheckoutChange> change) {
    ObjectValue.Builder owners = new ObjectValue.Builder();
    Optional<CodeOwners> file = root.flatMap(OwnersFile::of);
    if (file.isPresent()) {
      TreeSet<String> all = new TreeSet<>(paths);
      change.ifPresent(one -> all.addAll(one.paths()));
      for (String path : all) {
        List<StringValue> who = new ArrayList<>();
        file.get().ownersOf(path).forEach(owner -> who.add(StringValue.of(owner)));
        if (!who.isEmpty()) {
          owners.put(path, ArrayValue.of(who));
        }
      }
    }
    return owners.build();
  }

  private static StringValue text(Optional<String> text) {
    return StringValue.of(text.orElse(""));
  }
}
