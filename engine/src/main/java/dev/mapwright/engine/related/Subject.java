package dev.mapwright.engine.related;

import dev.mapwright.engine.expression.Variables;
import dev.mapwright.engine.upstream.attempt.Answer;
import java.util.List;

/**
 * A record for which related data is fetched.
 *
 * @param id its unified id
 * @param record the vendor's record
 * @param variables what expressions over it see: {@code $account}, {@code $id}, {@code $under},
 *     {@code $parent}, {@code $detail}
 * @param answers the answers it came in: the list's, and the detail's if that was read
 */
public record Subject(String id, Object record, Variables variables, List<Answer> answers) {
  public Subject {
    answers = List.copyOf(answers);
  }
}
