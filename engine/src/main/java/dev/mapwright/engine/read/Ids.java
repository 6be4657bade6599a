package dev.mapwright.engine.read;

import dev.mapwright.engine.connector.Resource;
import java.util.Set;

/** Which texts can be ids of a resource: the same for those that are listed and those asked for. */
final class Ids {
  /** No segment of a path can be one of these, however it is encoded. */
  private static final Set<String> STEPS = Set.of(".", "..");

  private Ids() {}

  /** Whether get could ask for it. */
  static boolean isPossible(Resource resource, String id) {
    return !STEPS.contains(id) && (resource.id() == null || resource.id().matches(id));
  }

  /** Whether two ids name one record: vendors write the same id in small or capital letters. */
  static boolean areSame(String one, String other) {
    return one.equalsIgnoreCase(other)
        || (isNumber(one) && isNumber(other) && digits(one).equals(digits(other)));
  }

  private static boolean isNumber(String id) {
    return !id.isEmpty() && id.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  private static String digits(String number) {
    int zeros = 0;
    while (zeros < number.length() - 1 && number.charAt(zeros) == '0') {
      zeros++;
    }
    return number.substring(zeros);
  }
}
