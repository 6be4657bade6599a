package dev.mapwright.jsonata.picture;

/** How much a picture may ask for. No honest picture comes near; a hostile one gets an error. */
public final class Bounds {
  private static final int PICTURE = 2_000;
  private static final int TIMESTAMP = 2_000;
  private static final int OUTPUT = 100_000;

  private Bounds() {}

  public static void checkPicture(String picture) {
    if (picture.length() > PICTURE) {
      throw tooMuch("The picture has " + picture.length() + " characters", PICTURE);
    }
  }

  /** A text to be matched against a picture; the work grows with the product of the two. */
  public static void checkTimestamp(String text) {
    if (text.length() > TIMESTAMP) {
      throw tooMuch("The timestamp has " + text.length() + " characters", TIMESTAMP);
    }
  }

  /** To be called before that many characters are made. */
  public static void checkOutput(long characters) {
    if (characters > OUTPUT) {
      throw tooMuch("The picture asks for " + characters + " characters", OUTPUT);
    }
  }

  private static PictureException tooMuch(String what, int most) {
    return new PictureException("M3001", what + "; at most " + most + " are possible", null);
  }
}
