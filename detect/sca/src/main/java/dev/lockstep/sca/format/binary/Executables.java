package dev.lockstep.sca.format.binary;

import java.util.List;

/// How executables begin: ELF, PE, and Mach-O of both widths and byte orders.
final class Executables {
  static final List<String> MAGICS =
      List.of(
          "\u007fELF",
          "MZ",
          "\u00fe\u00ed\u00fa\u00ce",
          "\u00fe\u00ed\u00fa\u00cf",
          "\u00ce\u00fa\u00ed\u00fe",
          "\u00cf\u00fa\u00ed\u00fe");

  private Executables() {}
}
