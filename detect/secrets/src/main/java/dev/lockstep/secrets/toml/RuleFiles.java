package dev.lockstep.secrets.toml;

import java.io.IOException;

/// Where a rule file finds those that it extends.
public interface RuleFiles {

  /// The text of the file that `extend.path` names, relative to the working folder as gitleaks has
  /// it.
  String read(String path) throws IOException;

  /// The rules that `extend.useDefault` asks for.
  String defaults() throws IOException;
}
