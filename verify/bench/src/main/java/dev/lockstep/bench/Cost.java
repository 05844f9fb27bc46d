package dev.lockstep.bench;

/// What one run of a program cost.
///
/// @param wallSeconds from start to end
/// @param cpuSeconds of the process and all that it started, user and system
/// @param peakMebibytes the largest resident set seen; 0 where the system does not tell
/// @param exitCode the program's own
public record Cost(double wallSeconds, double cpuSeconds, double peakMebibytes, int exitCode) {}
