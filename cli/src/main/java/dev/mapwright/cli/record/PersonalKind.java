package dev.mapwright.cli.record;

import java.util.regex.Pattern;

/** What a text of a vendor is to people, as far as its form and its key tell. */
enum PersonalKind {
  EMAIL("e-mail addresses"),
  URL("URLs"),
  PHONE("phone numbers"),
  ID("ids and tokens"),
  NAME("names"),
  TEXT("other texts"),
  NUMBER("numbers about people");

  private static final Pattern MAIL = Pattern.compile("[^\\s@]+@[^\\s@]+\\.[^\\s@]+");
  private static final Pattern WEB = Pattern.compile("(?i)[a-z][a-z0-9+.-]*://\\S+");
  private static final Pattern DIALLED =
      Pattern.compile("[+(]?[0-9][0-9 ()./x+-]{5,}(\\s*x[0-9]+)?");

  private static final Pattern IDS =
      Pattern.compile(
          "(?i)(.*[_-])?(id|ids|uuid|guid|key|token|cursor|handle|hash)|.*(Id|Ids|Uuid)");

  private static final Pattern NAMES =
      Pattern.compile(
          "(?i).*(name|first|last|given|family|middle|street|city|address|employer|company|school).*");

  private static final Pattern ABOUT_PEOPLE =
      Pattern.compile(
          "(?i).*(salary|compens|birth|ssn|phone|mobile|postal|postcode).*|(.*[_-])?(age|wage|tax|zip)");

  private static final Pattern HEXADECIMAL =
      Pattern.compile("(?i)[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9a-f]{16,}");

  private final String plural;

  PersonalKind(String plural) {
    this.plural = plural;
  }

  /** As people say it of several. */
  String plural() {
    return plural;
  }

  static PersonalKind of(String key, String text) {
    if (MAIL.matcher(text).matches()) {
      return EMAIL;
    }
    if (WEB.matcher(text).matches()) {
      return URL;
    }
    if (IDS.matcher(key).matches() || HEXADECIMAL.matcher(text).matches()) {
      return ID;
    }
    long digits = text.chars().filter(Character::isDigit).count();
    if (digits >= 7 && DIALLED.matcher(text).matches()) {
      return PHONE;
    }
    return NAMES.matcher(key).matches() ? NAME : TEXT;
  }

  /** Whether the key is that of an id. */
  static boolean isId(String key) {
    return IDS.matcher(key).matches();
  }

  /** Whether a number says something of a person. */
  static boolean isAboutPeople(String key) {
    return ABOUT_PEOPLE.matcher(key).matches();
  }
}
