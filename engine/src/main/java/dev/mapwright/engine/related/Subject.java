package dev.mapwright.engine.related;

import dev.mapwright.engine.expression.Variables;
import dev.mapwright.engine.upstream.attempt.Answer;
import dev.mapwright.engine.walk.VendorRecord;
import java.util.List;

/**
 * A record for which related data is fetched.
 *
 * @param id its unified id
 * @param source the vendor's record
 * @param variables what expressions over it see: {@code $account}, {@code $id}, {@code $under},
 *     {@code $parent}, {@code $detail}
 * @param answers the answers it came in: the list's, and the detail's if that was read
 */
public record Subject(String id, VendorRecord source, Variables variables, List<Answer> answers) {
  public Subject {
    answers = List.copyOf(answers);
  }

  /** What expressions over the record see. */
  public Object record() {
    return source.stated();
  }
}
