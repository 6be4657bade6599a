package dev.mapwright.jsonata.picture.number;

/** The families of decimal digits, each ten code points long, that an integer picture may use. */
final class DigitFamily {
  /** The zero of each family, as the reference lists them: the basic multilingual plane's. */
  private static final int[] ZEROS = {
    '0', 0x0660, 0x06F0, 0x07C0, 0x0966, 0x09E6, 0x0A66, 0x0AE6, 0x0B66, 0x0BE6, 0x0C66, 0x0CE6,
    0x0D66, 0x0DE6, 0x0E50, 0x0ED0, 0x0F20, 0x1040, 0x1090, 0x17E0, 0x1810, 0x1946, 0x19D0, 0x1A80,
    0x1A90, 0x1B50, 0x1BB0, 0x1C40, 0x1C50, 0xA620, 0xA8D0, 0xA900, 0xA9D0, 0xA9F0, 0xAA50, 0xABF0,
    0xFF10
  };

  static final int NONE = -1;

  private DigitFamily() {}

  /** The zero of the family that a code point belongs to, or {@link #NONE}. */
  static int zeroOf(int codePoint) {
    for (int zero : ZEROS) {
      if (codePoint >= zero && codePoint <= zero + 9) {
        return zero;
      }
    }
    return NONE;
  }

  /** ASCII digits in another family's characters. */
  static String fromAscii(String digits, int zero) {
    return shift(digits, zero - '0');
  }

  /** Another family's characters as ASCII digits; characters outside it become no digits. */
  static String toAscii(String digits, int zero) {
    return shift(digits, '0' - zero);
  }

  private static String shift(String digits, int distance) {
    char[] shifted = digits.toCharArray();
    for (int i = 0; i < shifted.length; i++) {
      shifted[i] = (char) (shifted[i] + distance);
    }
    return new String(shifted);
  }
}
