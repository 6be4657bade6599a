package dev.mapwright.jsonata.node;

import dev.mapwright.jsonata.run.FunctionValue;
import dev.mapwright.jsonata.run.MutableCopy;
import dev.mapwright.jsonata.run.Run;
import dev.mapwright.jsonata.run.Signature;
import dev.mapwright.jsonata.run.Values;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code |pattern|update,delete|}: a function that gives a changed copy of what it is given. */
public final class Transform extends Node {
  private static final Signature SIGNATURE = Signature.parse("<(oa):o>");

  private final SourceOffset place;
  private final SourceOffset updatePlace;
  private final SourceOffset deletePlace;
  private final Node pattern;
  private final Node update;
  private final @Nullable Node delete;
  private final Node clone;

  /**
   * A transform.
   *
   * @param clone what {@code $clone} means there
   */
  public Transform(
      SourceOffset place,
      SourceOffset updatePlace,
      SourceOffset deletePlace,
      Node pattern,
      Node update,
      @Nullable Node delete,
      Node clone) {
    this.place = place;
    this.updatePlace = updatePlace;
    this.deletePlace = deletePlace;
    this.pattern = pattern;
    this.update = update;
    this.delete = delete;
    this.clone = clone;
  }

  @Override
  public Object eval(Run run, @Nullable Object[] frame, @Nullable Object input) {
    return new Transformer(frame, input);
  }

  private final class Transformer extends FunctionValue {
    private final @Nullable Object[] frame;
    private final @Nullable Object input;

    Transformer(@Nullable Object[] frame, @Nullable Object input) {
      this.frame = frame;
      this.input = input;
    }

    @Override
    public int arity() {
      return 1;
    }

    @Override
    public @Nullable Object apply(Run run, @Nullable Object[] arguments, @Nullable Object context) {
      Object subject = SIGNATURE.validate(run, "transform", arguments, context)[0];
      if (subject == null) {
        return null;
      }
      if (!(clone.eval(run, frame, input) instanceof FunctionValue copier)) {
        throw place.error(
            "T2013",
            "The transform expression clones the input object using the $clone() function. "
                + "This has been overridden in the current scope by a non-function.");
      }
      Object copied = copier.call(run, subject);
      Object copy = MutableCopy.of(run, copied);
      List<?> matches = Values.asList(pattern.eval(run, frame, copy));
      for (int i = 0; i < matches.size(); i++) {
        run.step();
        if (matches.get(i) != null) {
          change(run, matches.get(i));
        }
      }
      return MutableCopy.frozen(run, copy);
    }

    private void change(Run run, @Nullable Object match) {
      Object changes = update.eval(run, frame, match);
      if (changes != null && !(changes instanceof Map)) {
        throw updatePlace
            .error(
                "T2011",
                "The insert/update clause of the transform expression must evaluate to an object")
            .showing(changes);
      }
      if (changes instanceof Map<?, ?> fields) {
        MutableCopy.put(run, match, fields);
      }
      if (delete != null) {
        remove(match, delete.eval(run, frame, match));
      }
    }

    private void remove(@Nullable Object match, @Nullable Object deletions) {
      if (deletions == null) {
        return;
      }
      List<?> names = Values.asList(deletions);
      for (int i = 0; i < names.size(); i++) {
        if (!(names.get(i) instanceof String)) {
          throw deletePlace
              .error(
                  "T2012",
                  "The delete clause of the transform expression must evaluate to a string or array"
                      + " of strings")
              .showing(deletions);
        }
      }
      MutableCopy.remove(match, names);
    }
  }
}
