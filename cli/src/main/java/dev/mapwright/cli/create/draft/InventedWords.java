package dev.mapwright.cli.create.draft;

/** Invented words for fields that name nobody. */
final class InventedWords {
  private InventedWords() {}

  static String of(String unified) {
    return switch (unified) {
      case "company" -> "Example Works";
      case "title" -> "Engineer";
      case "tags" -> "Welding";
      case "locations" -> "Example City";
      case "current_stage.name" -> "Interview";
      case "source.name" -> "Job fair";
      case "file_name" -> "resume.pdf";
      default -> throw new IllegalStateException("no word for " + unified);
    };
  }
}
