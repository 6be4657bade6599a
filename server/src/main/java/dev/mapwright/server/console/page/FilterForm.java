package dev.mapwright.server.console.page;

import dev.mapwright.engine.filter.Operator;
import dev.mapwright.engine.model.FieldPath;
import dev.mapwright.server.page.Html;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** The form in which somebody says which candidates are wanted: a line for each filter. */
public final class FilterForm {
  /** So many filters it has at most. */
  public static final int MOST = 6;

  private static final int FEWEST = 2;

  private FilterForm() {}

  /** With a line to spare. */
  static Html of(PageSetting setting, CandidatesPage.Asked asked) {
    List<FilterLine> lines = asked.lines();
    Html rows = Html.NOTHING;
    int count = Math.clamp(lines.size() + 1L, FEWEST, MOST);
    for (int i = 0; i < count; i++) {
      FilterLine line = i < lines.size() ? lines.get(i) : FilterLine.EMPTY;
      rows = Html.joined(Stream.of(rows, line(setting, asked, i, line)));
    }
    return Html.of(
        """
        <form method="post" action="{}" class="card query">
        {}
        <fieldset><legend>{}</legend>
        {}
        </fieldset>
        <button class="main" data-busy="{}">{}</button>
        </form>
        """,
        setting.to("candidates?integrated_account_id=", asked.account().id()),
        setting.token(),
        setting.say("filters"),
        rows,
        setting.say("test.busy", asked.label()),
        setting.say("candidates.read"));
  }

  private static Html line(
      PageSetting setting, CandidatesPage.Asked asked, int number, FilterLine line) {
    List<FieldPath> all = asked.model().scalarPaths();
    Html operators =
        Html.joined(
            Arrays.stream(Operator.values())
                .map(each ->
                    Fields.option(
                        each.word(),
                        setting.say("operator." + each.word()),
                        each.word().equals(line.operator()))));
    return Html.of(
        """
        <div class="line">
        <label class="hidden" for="field{}">{}</label>
        <select id="field{}" name="field{}"><option value="">{}</option>
        <optgroup label="{}">{}</optgroup>
        <optgroup label="{}">{}</optgroup>
        </select>
        <label class="hidden" for="operator{}">{}</label>
        <select id="operator{}" name="operator{}">{}</select>
        <label class="hidden" for="value{}">{}</label>
        <input id="value{}" name="value{}" value="{}" autocomplete="off" autocapitalize="off" spellcheck="false">
        </div>
        """,
        number,
        setting.say("filter.field"),
        number,
        number,
        setting.say("filter.none"),
        setting.say("filter.native", asked.label()),
        options(all.stream().filter(asked.byVendor()::contains), line),
        setting.say("filter.here"),
        options(all.stream().filter(path -> !asked.byVendor().contains(path)), line),
        number,
        setting.say("filter.operator"),
        number,
        number,
        operators,
        number,
        setting.say("filter.value"),
        number,
        number,
        line.value());
  }

  private static Html options(Stream<FieldPath> paths, FilterLine line) {
    return Html.joined(
        paths
            .map(FieldPath::toString)
            .map(path -> Fields.option(path, path, path.equals(line.field()))));
  }
}
