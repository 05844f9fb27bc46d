package dev.lockstep.regex;

import dev.lockstep.regex.syntax.Node;
import java.util.List;

/// A pattern as trees, whole and as it is cut for a search by literals.
record Trees(Node root, List<Anchoring.Branch> branches) {}
