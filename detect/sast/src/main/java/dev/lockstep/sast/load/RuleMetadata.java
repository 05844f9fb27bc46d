package dev.lockstep.sast.load;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/// The metadata of rules as their file has it: maps, lists, texts, numbers, booleans.
public final class RuleMetadata {

  private RuleMetadata() {}

  /// By the ids of the rules; nothing of a file that cannot be read.
  public static Map<String, Object> of(String text) {
    Map<String, Object> all = new HashMap<>();
    try {
      LoadSettings settings =
          LoadSettings.builder()
              .setAllowDuplicateKeys(true)
              .setMaxAliasesForCollections(50)
              .setSchema(new CoreSchema())
              .build();
      Object root = new Load(settings).loadFromString(text);
      if (root instanceof Map<?, ?> map && map.get("rules") instanceof List<?> rules) {
        for (Object rule : rules) {
          if (rule instanceof Map<?, ?> keys
              && keys.get("id") instanceof String id
              && keys.get("metadata") instanceof Map<?, ?> metadata) {
            all.put(id, metadata);
          }
        }
      }
    } catch (YamlEngineException e) {
      return Map.of();
    }
    return all;
  }
}
