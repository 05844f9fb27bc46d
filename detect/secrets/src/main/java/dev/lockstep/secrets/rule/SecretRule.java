package dev.lockstep.secrets.rule;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// One kind of secret: how it looks, where, and what it is mistaken for.
///
/// @param regex null for a rule that looks at paths only
/// @param secretGroup the group that holds the secret; 0 for the first that matches something
/// @param entropy Shannon's entropy in bits per byte that the secret must exceed; 0 for any
/// @param path what the path must contain a match of; null for any
/// @param keywords in lower case; one must occur in any case, none for always
/// @param required rules that must match nearby
/// @param skipReport whether it only serves as a required rule of others
public record SecretRule(
    String id,
    String description,
    @Nullable Pattern regex,
    int secretGroup,
    double entropy,
    @Nullable Pattern path,
    List<String> keywords,
    List<String> tags,
    List<Allowlist> allowlists,
    List<RequiredRule> required,
    boolean skipReport,
    Profile profile) {

  public SecretRule {
    keywords = List.copyOf(keywords);
    tags = List.copyOf(tags);
    allowlists = List.copyOf(allowlists);
    required = List.copyOf(required);
  }

  /// The same rule with more that is allowed.
  public SecretRule allowing(List<Allowlist> more) {
    List<Allowlist> lists = new java.util.ArrayList<>(allowlists);
    lists.addAll(more);
    return new SecretRule(
        id,
        description,
        regex,
        secretGroup,
        entropy,
        path,
        keywords,
        tags,
        lists,
        required,
        skipReport,
        profile);
  }
}
