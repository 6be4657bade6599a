package dev.mapwright.cli.create;

/**
 * A field that a customer pastes in.
 *
 * @param name in {@code $account}
 * @param title for people
 */
record DraftField(String name, String title, boolean secret) {
  /** The field in a template. */
  String template() {
    return "{{ $account." + name + " }}";
  }

  /** Its value in the fixtures. */
  String sample() {
    return name.replace('_', '-') + "-of-the-tests";
  }
}
