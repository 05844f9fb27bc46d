package dev.lockstep.value;

import java.util.Iterator;
import java.util.NoSuchElementException;

/// Walks the front of an array.
final class ElementIterator implements Iterator<Value> {
  private final Value[] elements;
  private final int end;
  private int next;

  ElementIterator(Value[] elements, int end) {
    this.elements = elements;
    this.end = end;
  }

  @Override
  public boolean hasNext() {
    return next < end;
  }

  @Override
  public Value next() {
    if (next >= end) {
      throw new NoSuchElementException();
    }
    return elements[next++];
  }
}
