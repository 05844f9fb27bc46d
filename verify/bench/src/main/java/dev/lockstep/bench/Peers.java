package dev.lockstep.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Peers' programs: looked up on PATH, else made from their registry names into the cache folder.
/// `docs/peers.md` lists them.
public final class Peers {
  private final Map<String, String> environment;
  private final Path folder;

  public Peers(Map<String, String> environment) {
    this.environment = environment;
    this.folder = cacheFolder(environment).resolve("peers");
  }

  /// gitleaks 8.30.1, with the regular expressions of its releases.
  public Path gitleaks() throws IOException, InterruptedException {
    return goProgram(
        "gitleaks", "github.com/zricethezav/gitleaks/v8@v8.30.1", List.of("-tags", "gore2regex"));
  }

  /// Open Policy Agent 1.22.2.
  public Path opa() throws IOException, InterruptedException {
    return goProgram("opa", "github.com/open-policy-agent/opa@v1.22.2", List.of());
  }

  /// OSV-Scanner 1.9.2, the last one that current Go makes.
  public Path osvScanner() throws IOException, InterruptedException {
    return goProgram(
        "osv-scanner", "github.com/google/osv-scanner/cmd/osv-scanner@v1.9.2", List.of());
  }

  /// OSV-SCALIBR's command.
  public Path scalibr() throws IOException, InterruptedException {
    return goProgram("scalibr", "github.com/google/osv-scalibr/binary/scalibr@v0.5.3", List.of());
  }

  /// Semgrep, whose version `docs/peers.md` names: in an environment of Python's own.
  public Path semgrep() throws IOException, InterruptedException {
    Path onPath = onPath("semgrep");
    if (onPath != null) {
      return onPath;
    }
    Path venv = folder.resolve("semgrep");
    Path made = venv.resolve("bin").resolve("semgrep");
    if (!Files.isExecutable(made)) {
      run(List.of("python3", "-m", "venv", venv.toString()), "semgrep");
      run(
          List.of(venv + "/bin/pip", "install", "--quiet", "semgrep==1.185.0"),
          "semgrep from PyPI");
    }
    return made;
  }

  private static void run(List<String> command, String what)
      throws IOException, InterruptedException {
    try {
      if (new ProcessBuilder(command).inheritIO().start().waitFor() != 0) {
        throw new PeerMissing(what + " could not be made");
      }
    } catch (IOException e) {
      throw new PeerMissing("there is no Python to make " + what, e);
    }
  }

  /// A program around a crate, made by Cargo.
  Path rustProgram(String name, String manifest, String main)
      throws IOException, InterruptedException {
    Path project = folder.resolve(name);
    Path made = project.resolve("target").resolve("release").resolve(name);
    if (Files.isExecutable(made)) {
      return made;
    }
    Files.createDirectories(project.resolve("src"));
    Files.writeString(project.resolve("Cargo.toml"), manifest);
    Files.writeString(project.resolve("src").resolve("main.rs"), main);
    ProcessBuilder builder =
        new ProcessBuilder("cargo", "build", "--quiet", "--release")
            .directory(project.toFile())
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.INHERIT);
    try {
      if (builder.start().waitFor() == 0 && Files.isExecutable(made)) {
        return made;
      }
    } catch (IOException e) {
      throw new PeerMissing("there is no Cargo to make " + name, e);
    }
    throw new PeerMissing(name + " could not be made");
  }

  private Path goProgram(String name, String module, List<String> flags)
      throws IOException, InterruptedException {
    Path onPath = onPath(name);
    if (onPath != null) {
      return onPath;
    }
    Path made = folder.resolve(name);
    if (Files.isExecutable(made)) {
      return made;
    }
    List<String> command = new ArrayList<>(List.of("go", "install"));
    command.addAll(flags);
    command.add(module);
    Files.createDirectories(folder);
    ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
    builder.environment().put("GOBIN", folder.toString());
    try {
      if (builder.start().waitFor() == 0 && Files.isExecutable(made)) {
        return made;
      }
    } catch (IOException e) {
      throw new PeerMissing(name + " is not on PATH and there is no Go to make it", e);
    }
    throw new PeerMissing(name + " is not on PATH and could not be made from " + module);
  }

  private @org.jspecify.annotations.Nullable Path onPath(String name) {
    for (String entry : environment.getOrDefault("PATH", "").split(":")) {
      Path candidate = Path.of(entry.isEmpty() ? "." : entry, name);
      if (Files.isExecutable(candidate) && Files.isRegularFile(candidate)) {
        return candidate.toAbsolutePath();
      }
    }
    return null;
  }

  private static Path cacheFolder(Map<String, String> environment) {
    String xdg = environment.get("XDG_CACHE_HOME");
    return xdg != null && !xdg.isEmpty()
        ? Path.of(xdg, "lockstep")
        : Path.of(environment.getOrDefault("HOME", "."), ".cache", "lockstep");
  }
}
