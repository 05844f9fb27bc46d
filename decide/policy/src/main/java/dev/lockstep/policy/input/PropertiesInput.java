package dev.lockstep.policy.input;

import dev.lockstep.value.MalformedDocument;
import dev.lockstep.value.ObjectValue;
import dev.lockstep.value.StringValue;
import dev.lockstep.value.Value;
import java.io.IOException;
import java.io.StringReader;
import java.util.Properties;

/// Java's properties: names, dots and all, and texts.
final class PropertiesInput {
  private PropertiesInput() {}

  static Value read(String text) throws MalformedDocument {
    Properties properties = new Properties();
    try {
      properties.load(new StringReader(text));
    } catch (IOException | IllegalArgumentException e) {
      throw new MalformedDocument(String.valueOf(e.getMessage()), 0, 0, e);
    }
    ObjectValue.Builder members = new ObjectValue.Builder();
    for (String name : properties.stringPropertyNames()) {
      members.put(name, StringValue.of(properties.getProperty(name, "")));
    }
    return members.build();
  }
}
