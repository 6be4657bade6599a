package dev.mapwright.jsonata.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.assertj.core.api.AbstractStringAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Assertions on the code of a {@link PictureException}. */
public final class PictureErrors {
  private PictureErrors() {}

  public static AbstractStringAssert<?> assertThatCode(ThrowingCallable call) {
    PictureException error = catchThrowableOfType(PictureException.class, call);
    assertThat(error).as("an error").isNotNull();
    return assertThat(error.code()).as(error.getMessage());
  }
}
