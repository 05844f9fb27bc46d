package dev.lockstep.engine.git.walk;

import dev.lockstep.engine.ContentId;
import dev.lockstep.engine.git.object.GitFailure;
import dev.lockstep.engine.git.refs.Ref;
import dev.lockstep.engine.git.refs.Refs;
import dev.lockstep.model.Problem;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a repository's references named at one moment. Git writes objects before the references
/// that lead to them, so whoever takes these first and lists objects then has all they lead to.
///
/// @param refs in the order in which they count
/// @param head the object that HEAD names; null where it names none
/// @param problems what could not be read
public record Tips(List<Ref> refs, @Nullable ContentId head, List<Problem> problems) {

  public Tips {
    refs = List.copyOf(refs);
    problems = List.copyOf(problems);
  }

  public static Tips of(Refs refs) {
    List<Problem> problems = new ArrayList<>();
    List<Ref> ordered = new ArrayList<>(refs.all(problems));
    ContentId head = null;
    try {
      ordered.sort(RefReach.order(refs.headBranch()));
      head = refs.head();
    } catch (GitFailure e) {
      problems.add(e.problem(""));
    }
    return new Tips(ordered, head, problems);
  }
}
