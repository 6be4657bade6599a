package dev.mapwright.engine.expression.jsonata4java;

import com.api.jsonata4java.expressions.EvaluateRuntimeException;
import com.api.jsonata4java.expressions.regex.RegexEngine;
import com.api.jsonata4java.expressions.regex.RegexFlags;
import com.api.jsonata4java.expressions.regex.RegexMatch;
import com.api.jsonata4java.expressions.regex.RegexPattern;
import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Regular expressions in linear time. The engine that JSONata4Java brings can run for ever, and its
 * time limit does not reach there.
 */
enum LinearRegexEngine implements RegexEngine {
  INSTANCE;

  @Override
  public RegexPattern compile(String pattern, RegexFlags flags) {
    int options =
        (flags.isCaseInsensitive() ? Pattern.CASE_INSENSITIVE : 0)
            | (flags.isMultiline() ? Pattern.MULTILINE : 0);
    try {
      return new LinearPattern(Pattern.compile(pattern, options));
    } catch (PatternSyntaxException e) {
      throw new EvaluateRuntimeException(
          "the regular expression cannot be run in linear time: " + e.getMessage());
    }
  }

  private record LinearPattern(Pattern pattern) implements RegexPattern {
    @Override
    public boolean test(String text) {
      return pattern.matcher(text).find();
    }

    @Override
    public Optional<RegexMatch> findFirst(String text, int from) {
      Matcher matcher = pattern.matcher(text);
      if (from > text.length() || !matcher.find(from)) {
        return Optional.empty();
      }
      List<String> groups = new ArrayList<>();
      for (int i = 1; i <= matcher.groupCount(); i++) {
        String group = matcher.group(i);
        groups.add(group == null ? "" : group);
      }
      return Optional.of(new RegexMatch(matcher.group(), matcher.start(), groups));
    }

    @Override
    public String[] split(String text) {
      return pattern.split(text, -1);
    }
  }
}
