package dev.mapwright.cli.editor;

import dev.mapwright.engine.connector.Connector;
import dev.mapwright.engine.model.UnifiedModel;
import dev.mapwright.engine.model.UnifiedModels;
import dev.mapwright.engine.observe.ObservedExpression;
import dev.mapwright.engine.problem.Problem;
import dev.mapwright.engine.problem.SourceFile;
import dev.mapwright.engine.yaml.YamlSize;
import dev.mapwright.fixtures.check.ConnectorCheck.Checked;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A connector's file as it stands in an editor, with what its last checks have shown. Immutable.
 *
 * @param text as it stands now
 * @param spots finds places in it
 * @param checked the text that was checked last; null where none was
 * @param problems what that check told
 * @param slots the expressions of the last text that was YAML
 * @param connector of the last text that could be used; null where none could
 * @param samples the expressions of that text that fixtures have come to
 * @param models what resources are mapped to
 */
public record EditedFile(
    SourceFile text,
    SpotReader spots,
    @Nullable SourceFile checked,
    List<Problem> problems,
    List<WrittenExpression> slots,
    @Nullable Connector connector,
    List<Evaluated> samples,
    UnifiedModels models) {
  private static final Pattern MODEL = Pattern.compile("(?m)^ *model: *([\\w./-]+)");

  public EditedFile {
    problems = List.copyOf(problems);
    slots = List.copyOf(slots);
    samples = List.copyOf(samples);
  }

  /** A file that was opened just now. */
  public static EditedFile opened(SourceFile text, UnifiedModels models) {
    return new EditedFile(text, spots(text), null, List.of(), List.of(), null, List.of(), models);
  }

  /** The same file with another text, which nobody has checked so far. */
  public EditedFile edited(SourceFile now) {
    return new EditedFile(now, spots(now), checked, problems, slots, connector, samples, models);
  }

  /** The same file after its text, or a former one, has been checked. */
  public EditedFile seen(SourceFile text, Checked found) {
    SpotReader there = spots(text);
    List<WrittenExpression> written =
        found.expressions().slots().stream()
            .filter(slot -> slot.passage().place().file().equals(text))
            .map(slot -> WrittenExpression.of(slot.passage(), slot.variables(), there))
            .toList();
    List<Evaluated> evaluated =
        found.expressions().written().stream()
            .filter(each -> each.evaluations() > 0)
            .map(each -> Evaluated.of(each, there))
            .toList();
    boolean usable = found.connector() != null;
    return new EditedFile(
        this.text,
        spots,
        text,
        found.problems(),
        written.isEmpty() ? slots : written,
        usable ? found.connector() : connector,
        usable ? evaluated : samples,
        models);
  }

  /** The same file after its text was found to be of another kind than connectors. */
  public EditedFile told(SourceFile text, List<Problem> problems) {
    return new EditedFile(this.text, spots, text, problems, slots, connector, samples, models);
  }

  /** The offset of a place, line and column counted from 0; the nearest one where there is none. */
  public int offset(int line, int column) {
    return spots.offset(line, column);
  }

  /** The line of an offset, from 0. */
  public int line(int offset) {
    return spots.line(offset);
  }

  /** The column of an offset, from 0. */
  public int column(int offset) {
    return spots.column(offset);
  }

  /** Whether what was checked last is what stands there now. */
  public boolean isChecked() {
    return text.equals(checked);
  }

  /** The model of the resource in which an offset lies. */
  UnifiedModel model(int offset) {
    Matcher models = MODEL.matcher(text.text());
    String name = null;
    while (models.find() && (name == null || models.start() <= offset)) {
      name = models.group(1);
    }
    return this.models
        .find(String.valueOf(name))
        .orElseGet(() -> this.models.all().values().iterator().next());
  }

  /** The expression at an offset of the text as it stands now; null where there is none. */
  @Nullable WrittenExpression slotAt(int offset) {
    return current().stream().filter(slot -> slot.holds(offset)).findFirst().orElse(null);
  }

  /** The expressions of the text as it stands now; none where it has not been checked. */
  List<WrittenExpression> current() {
    return slots.stream().filter(slot -> slot.passage().place().file().equals(text)).toList();
  }

  /** What fixtures have made of an expression; null where they have not come to it. */
  @Nullable ObservedExpression observed(WrittenExpression slot) {
    return samples.stream()
        .filter(each -> each.path().equals(slot.path()))
        .map(Evaluated::expression)
        .filter(each -> each.source().equals(slot.passage().text()))
        .findFirst()
        .orElse(null);
  }

  /** Too long a text is no connector. */
  private static SpotReader spots(SourceFile text) {
    boolean isTooLong = text.text().length() > YamlSize.WRITTEN.characters();
    return new SpotReader(isTooLong ? "" : text.text());
  }
}
