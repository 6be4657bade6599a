package dev.mapwright.jsonata.run;

import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Shares arguments out among parameters as the reference's regular expression over their kinds
 * would, in time that grows with the arguments times the parameters and no faster.
 */
final class SignatureMatch {
  private final List<SignatureParameter> parameters;
  private final String kinds;

  /**
   * A match to be found.
   *
   * @param kinds the letter of each argument's kind
   */
  SignatureMatch(List<SignatureParameter> parameters, String kinds) {
    this.parameters = parameters;
    this.kinds = kinds;
  }

  /** How many arguments each parameter takes; {@code null} if they do not fit. */
  int @Nullable [] counts() {
    BitSet end = new BitSet();
    end.set(kinds.length());
    return counts(parameters.size(), end);
  }

  /** How many arguments fit before the first that does not. */
  int goodArguments() {
    BitSet reached = new BitSet();
    reached.set(0);
    int fitting = 0;
    while (fitting < parameters.size()) {
      reached = after(parameters.get(fitting), reached);
      if (reached.isEmpty()) {
        break;
      }
      fitting++;
    }
    BitSet anywhere = new BitSet();
    anywhere.set(0, kinds.length() + 1);
    int[] counts = counts(fitting, anywhere);
    int good = 0;
    for (int count : counts == null ? new int[0] : counts) {
      good += count;
    }
    return good;
  }

  /** Where a parameter may end if it begins at one of these positions. */
  private BitSet after(SignatureParameter parameter, BitSet begins) {
    BitSet ends = new BitSet();
    if (parameter.repeat().isOptional()) {
      ends.or(begins);
    }
    for (int i = 0; i < kinds.length(); i++) {
      boolean goesOn = parameter.repeat().isMany() && ends.get(i);
      if (parameter.fits(kinds.charAt(i)) && (begins.get(i) || goesOn)) {
        ends.set(i + 1);
      }
    }
    return ends;
  }

  /**
   * The counts of the first parameters.
   *
   * @param ends the positions where the last of them may end
   */
  private int @Nullable [] counts(int size, BitSet ends) {
    BitSet[] possible = new BitSet[size + 1];
    possible[size] = ends;
    for (int p = size - 1; p >= 0; p--) {
      possible[p] = before(parameters.get(p), possible[p + 1]);
    }
    if (!possible[0].get(0)) {
      return null;
    }
    int[] counts = new int[size];
    int at = 0;
    for (int p = 0; p < size; p++) {
      counts[p] = count(parameters.get(p), at, possible[p + 1]);
      at += counts[p];
    }
    return counts;
  }

  /** Where a parameter may begin if it has to end at one of these positions. */
  private BitSet before(SignatureParameter parameter, BitSet ends) {
    BitSet begins = new BitSet();
    if (parameter.repeat().isOptional()) {
      begins.or(ends);
    }
    for (int i = kinds.length() - 1; i >= 0; i--) {
      boolean goesOn = parameter.repeat().isMany() && begins.get(i + 1);
      if (parameter.fits(kinds.charAt(i)) && (ends.get(i + 1) || goesOn)) {
        begins.set(i);
      }
    }
    return begins;
  }

  private int count(SignatureParameter parameter, int from, BitSet ends) {
    SignatureParameter.Repeat repeat = parameter.repeat();
    int least = repeat.isOptional() ? 0 : 1;
    int most = repeat.isMany() ? kinds.length() - from : 1;
    int found = -1;
    for (int count = 0; count <= most; count++) {
      if (count >= least && ends.get(from + count)) {
        found = count;
        if (!repeat.isGreedy()) {
          break;
        }
      }
      if (from + count == kinds.length() || !parameter.fits(kinds.charAt(from + count))) {
        break;
      }
    }
    return found;
  }
}
