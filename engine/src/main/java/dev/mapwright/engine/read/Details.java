package dev.mapwright.engine.read;

import dev.mapwright.engine.connector.Resource;
import dev.mapwright.engine.expression.Variables;
import dev.mapwright.engine.upstream.attempt.Answer;
import dev.mapwright.engine.walk.CallScope;
import dev.mapwright.engine.walk.Pages;
import dev.mapwright.engine.walk.Records;
import dev.mapwright.engine.walk.VendorRecord;
import org.jspecify.annotations.Nullable;

/** Fetches one record by its id, as get does. */
final class Details {
  private final Resource resource;
  private final CallScope scope;
  private final CallScope.Extra addition;

  Details(Resource resource, CallScope scope, CallScope.Extra addition) {
    this.resource = resource;
    this.scope = scope;
    this.addition = addition;
  }

  /**
   * What get answers.
   *
   * @param record the record, or null where the vendor has none
   * @param answer the answer it came in
   */
  record Detail(@Nullable VendorRecord record, Answer answer) {}

  /**
   * Fetches.
   *
   * @param variables {@code $account} and {@code $id}
   */
  Detail fetch(Variables variables) {
    Resource.Get get = resource.get();
    Answer answer = Pages.call(get.endpoint(), scope.with(variables), addition);
    return new Detail(Records.findSingle(get.record(), answer, variables), answer);
  }
}
