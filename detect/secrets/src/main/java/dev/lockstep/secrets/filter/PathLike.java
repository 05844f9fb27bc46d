package dev.lockstep.secrets.filter;

import java.util.Optional;

/// A file path, a URL without credentials, or the name of a package.
final class PathLike implements Filter {

  @Override
  public String id() {
    return "path";
  }

  @Override
  public Optional<String> reason(Candidate candidate) {
    String secret = candidate.secret();
    boolean url = secret.contains("://") && !secret.contains("@");
    boolean rooted = secret.startsWith("/") || secret.startsWith("./") || secret.startsWith("../");
    boolean path = rooted && secret.chars().filter(c -> c == '/').count() >= 2;
    return url || path ? Optional.of("a path or an address") : Optional.empty();
  }
}
