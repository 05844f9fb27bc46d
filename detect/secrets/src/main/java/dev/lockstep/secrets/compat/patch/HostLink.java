package dev.lockstep.secrets.compat.patch;

import dev.lockstep.model.GitleaksFinding;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;

/// Links to the lines of a commit at the host of a repository (`createScmLink` and `sources/git.go`
/// of gitleaks).
///
/// @param url the repository's page, without user and `.git`
public record HostLink(Host host, String url) {

  /// A kind of host, by what its links look like.
  enum Host {
    GITHUB,
    GITLAB,
    AZURE,
    GITEA,
    BITBUCKET
  }

  /// @param remote as git names it, such as `git@github.com:owner/name.git`
  /// @return empty where the host is none of those known
  public static Optional<HostLink> of(String remote) {
    try {
      URI uri = new URI(page(remote));
      String name = uri.getHost() == null ? "" : uri.getHost().toLowerCase(Locale.ROOT);
      String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
      String url = uri.getScheme() + "://" + uri.getHost() + port + uri.getRawPath();
      return host(name).map(host -> new HostLink(host, url));
    } catch (URISyntaxException e) {
      return Optional.empty(); // a path, or what no browser opens
    }
  }

  private static String page(String remote) {
    String url = remote;
    int colon = url.indexOf(':');
    if (url.startsWith("git@") && colon > 0) {
      String path = url.substring(colon + 1).replaceFirst("^\\d{1,5}/", "");
      url = "https://" + url.substring(4, colon) + "/" + path;
    }
    return url.endsWith(".git") ? url.substring(0, url.length() - 4) : url;
  }

  private static Optional<Host> host(String name) {
    return switch (name) {
      case "github.com" -> Optional.of(Host.GITHUB);
      case "gitlab.com" -> Optional.of(Host.GITLAB);
      case "dev.azure.com", "visualstudio.com" -> Optional.of(Host.AZURE);
      case "gitea.com", "code.forgejo.org", "codeberg.org" -> Optional.of(Host.GITEA);
      case "bitbucket.org" -> Optional.of(Host.BITBUCKET);
      default -> Optional.empty();
    };
  }

  String to(GitleaksFinding finding) {
    if (finding.commit().isEmpty()) {
      return "";
    }
    int inner = finding.file().indexOf('!');
    String file = inner < 0 ? finding.file() : finding.file().substring(0, inner);
    String path = file.replace("%", "%25").replace(" ", "%20");
    String page = page(finding.commit(), path);
    return inner < 0 ? page + lines(path, finding.startLine(), finding.endLine()) : page;
  }

  private String page(String commit, String path) {
    return switch (host) {
      case GITHUB, GITLAB -> url + "/blob/" + commit + "/" + path;
      case AZURE -> url + "/commit/" + commit + "?path=/" + path;
      case GITEA -> url + "/src/commit/" + commit + "/" + path;
      case BITBUCKET -> url + "/src/" + commit + "/" + path;
    };
  }

  private String lines(String path, int start, int end) {
    String name = path.substring(path.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
    boolean rendered = name.endsWith(".ipynb") || name.endsWith(".md");
    return switch (host) {
      case GITHUB -> (rendered ? "?plain=1" : "") + range("#L", start, "-L", end);
      case GITLAB -> range("#L", start, "-", end);
      case AZURE ->
          range("&line=", start, "&lineEnd=", end)
              + "&lineStartColumn=1&lineEndColumn=10000000&type=2&lineStyle=plain&_a=files";
      case GITEA -> (rendered ? "?display=source" : "") + range("#L", start, "-L", end);
      case BITBUCKET -> range("#lines-", start, ":", end);
    };
  }

  private static String range(String before, int start, String between, int end) {
    return (start == 0 ? "" : before + start) + (end == start ? "" : between + end);
  }
}
