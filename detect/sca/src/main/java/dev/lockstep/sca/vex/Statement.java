package dev.lockstep.sca.vex;

import dev.lockstep.model.Mark;

/// Why a vulnerability does not count.
///
/// @param id of the vulnerability, under any of its ids
/// @param product the purl of the component it speaks of, with or without a version; empty for all
public record Statement(String id, String product, Mark mark) {

  /// Whether it speaks of this vulnerability in this component.
  public boolean covers(String vulnerability, String purl) {
    return id.equals(vulnerability)
        && (product.isEmpty()
            || purl.equals(product)
            || (purl.startsWith(product) && "@?#".indexOf(purl.charAt(product.length())) >= 0));
  }
}
