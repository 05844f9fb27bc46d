package dev.lockstep.engine.git.object;

/// What an object is, without its bytes.
public record ObjectHeader(ObjectType type, long size) {}
