package dev.lockstep.sca.reach;

/// A call in the code of a method.
///
/// @param virtual whether the class of the receiver decides what runs
record Call(MethodName target, boolean virtual) {}
