package dev.mapwright.jsonata.value;

import org.jspecify.annotations.Nullable;

/**
 * An expression that could not be compiled or evaluated, or a document that could not be read: with
 * the reference implementation's code where it has one, the message in words, and the place.
 */
public final class JsonataException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** A message may name what the expression or the document says, which may be any length. */
  private static final int LONGEST_MESSAGE = 1_000;

  private static final int LONGEST_TOKEN = 100;

  private final String code;
  private final @Nullable String token;
  private final @Nullable String value;
  private final @Nullable SourcePlace place;

  private JsonataException(
      String code,
      String message,
      @Nullable Throwable cause,
      @Nullable String token,
      @Nullable String value,
      @Nullable SourcePlace place) {
    // Neither suppression nor stack trace: the place that matters is the one in the expression.
    super(cut(message, LONGEST_MESSAGE), cause, false, false);
    this.code = code;
    this.token = token == null ? null : cut(token, LONGEST_TOKEN);
    this.value = value;
    this.place = place;
  }

  private static String cut(String text, int longest) {
    if (text.length() <= longest) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(longest - 1)) ? longest - 1 : longest;
    return text.substring(0, end) + "…";
  }

  /** An error without a place yet; a function's error gets the place of its call. */
  public static JsonataException of(String code, String message) {
    return new JsonataException(code, message, null, null, null, null);
  }

  /** {@code M4001}: a function written in Java threw something, which is the cause. */
  public static JsonataException causedBy(Throwable thrown) {
    return causedBy("M4001", "A function written in Java failed", thrown);
  }

  /** An error without a place yet that something thrown by a caller's Java code has caused. */
  public static JsonataException causedBy(String code, String message, Throwable thrown) {
    return new JsonataException(code, message + ": " + thrown, thrown, null, null, null);
  }

  /** {@code M4002}: a Java value that is none of JSON's, with where it lies and what to do. */
  public static JsonataException noJson(String where, @Nullable Object found, String cure) {
    String type = found == null ? "null" : found.getClass().getName();
    return of("M4002", where + ": a " + type + " is no JSON value; " + cure);
  }

  /** The same error naming the token (operator, name) that it is about. */
  public JsonataException withToken(@Nullable String newToken) {
    return new JsonataException(code, getMessage(), getCause(), newToken, value, place);
  }

  /** The same error with the value in question, cut short. */
  public JsonataException withValue(@Nullable Object newValue) {
    return new JsonataException(
        code, getMessage(), getCause(), token, Json.preview(newValue), place);
  }

  /** As {@link #withValue}, with the value at the end of the message. */
  public JsonataException showing(@Nullable Object newValue) {
    String preview = Json.preview(newValue);
    return new JsonataException(
        code, getMessage() + ": " + preview, getCause(), token, preview, place);
  }

  /** The same error at a place of the source, unless it already has one. */
  public JsonataException at(String source, int offset) {
    return place != null
        ? this
        : new JsonataException(
            code, getMessage(), getCause(), token, value, SourcePlace.of(source, offset));
  }

  /**
   * The same error without a place, for an expression that called the one it is about: that error
   * is the cause, and its place stands in the message.
   */
  public JsonataException ofAnotherSource() {
    return place == null
        ? this
        : new JsonataException(
            code, getMessage() + " (in " + place.preview() + ")", this, null, value, null);
  }

  /** The reference's error code, such as {@code T2001}; codes of our own begin with {@code M}. */
  public String code() {
    return code;
  }

  @Override
  public String getMessage() {
    String message = super.getMessage();
    return message == null ? code : message;
  }

  /** The operator or name that the error is about. */
  public @Nullable String token() {
    return token;
  }

  /** The value in question as JSON, cut short. */
  public @Nullable String value() {
    return value;
  }

  /** Characters before the place in question; -1 if unknown. */
  public int offset() {
    return place == null ? -1 : place.offset();
  }

  /** Line of the place in question, from 1; -1 if unknown. */
  public int line() {
    return place == null ? -1 : place.line();
  }

  /** Column of the place in question in its line, from 1; -1 if unknown. */
  public int column() {
    return place == null ? -1 : place.column();
  }

  /** The line of the source and, in a second line, a caret under the place; empty if unknown. */
  public String excerpt() {
    return place == null ? "" : place.excerpt();
  }

  @Override
  public String toString() {
    String where = place == null ? "" : " (line " + line() + ", column " + column() + ")";
    return code + ": " + getMessage() + where;
  }
}
