package dev.lockstep.policy.bundle;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/// A bundle: modules, data and a manifest that are made and shipped together.
///
/// @param files the modules and data
/// @param entries all files by their names inside the bundle, which signatures are about
public record Bundle(Manifest manifest, PolicyFiles files, SortedMap<String, byte[]> entries) {
  /// The file that holds signatures.
  public static final String SIGNATURES = ".signatures.json";

  public Bundle {
    entries = new TreeMap<>(entries);
  }

  /// The entries in their order; the bytes are not copied and must not be changed.
  @Override
  public SortedMap<String, byte[]> entries() {
    return Collections.unmodifiableSortedMap(entries);
  }
}
