package dev.lockstep.secrets.compat;

/// What gitleaks reports of the commit that a fragment was added in.
///
/// @param date as RFC 3339 in UTC
public record Commit(String sha, String author, String email, String date, String message) {
  /// Outside histories.
  public static final Commit NONE = new Commit("", "", "", "", "");
}
