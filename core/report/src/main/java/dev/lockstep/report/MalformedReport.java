package dev.lockstep.report;

/// A file that was given as a report and is none.
public final class MalformedReport extends Exception {
  private static final long serialVersionUID = 1;

  private final String place;

  MalformedReport(String place, String reason) {
    super(reason);
    this.place = place;
  }

  MalformedReport(String place, String reason, Throwable cause) {
    super(reason, cause);
    this.place = place;
  }

  /// Where: `line 3, column 7` where it is no JSON, else the path of the member:
  /// `findings[2].severity`.
  public String place() {
    return place;
  }

  @Override
  public String getMessage() {
    return place + ": " + super.getMessage();
  }
}
