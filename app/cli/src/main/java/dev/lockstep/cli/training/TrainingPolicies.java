package dev.lockstep.cli.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// A policy with its data, its tests and what it judges, for the [Training].
final class TrainingPolicies {
  private TrainingPolicies() {}

  static void write(Path project) throws IOException {
    Path folder = Files.createDirectories(project.resolve("rego"));
    Files.writeString(
        folder.resolve("main.rego"),
        """
        # METADATA
        # title: Who may do what
        package main

        import data.roles

        default allow := false

        allow if {
        	some role in roles[input.user]
        	startswith(role, "admin")
        	count(input.items) < 3
        }

        deny contains message if {
        	some name, item in input.items
        	not item.owner
        	regex.match(`^[a-z]+$`, name)
        	message := sprintf("%s has no owner (%v)", [name, object.get(item, "size", 0)])
        }

        names := {lower(name) | some name, _ in input.items}

        sizes := {name: twice | some name, item in input.items; twice := item.size * 2}

        all_small if every item in input.items { item.size <= 10 }

        grade(n) := "low" if n < 5 else := "high"
        """);
    Files.writeString(
        folder.resolve("main_test.rego"),
        """
        package main_test

        import data.main

        test_denied if count(main.deny) == 1 with input as {"items": {"a": {"size": 1}}}

        test_grade if main.grade(3) == "low"
        """);
    Files.writeString(project.resolve("data.json"), "{\"roles\": {\"ada\": [\"admin\"]}}");
    Files.writeString(
        project.resolve("input.json"),
        "{\"user\": \"ada\", \"items\": {\"a\": {\"size\": 1}, \"b\": {\"size\": 2.5, \"owner\":"
            + " \"x\"}}}");
    Files.writeString(project.resolve("input.yaml"), "user: ada\nitems:\n  a: {size: 1}\n");
  }

  static List<List<String>> commands() {
    return List.of(
        List.of("policy", "eval", "-d", "rego", "-d", "data.json", "-i", "input.json", "data.main"),
        List.of(
            "policy",
            "eval",
            "--format",
            "pretty",
            "-d",
            "rego",
            "-d",
            "data.json",
            "-i",
            "input.json",
            "data.main.allow"),
        List.of("policy", "test", "rego", "data.json"),
        List.of("policy", "check", "rego"),
        List.of("policy", "judge", "--policy", "rego", "input.yaml"));
  }
}
