package dev.mapwright.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** What becomes of results; nothing is measured here. */
class PerformancePageTest {
  private static final Measure RATE = new Measure("pages/s", 1, true);
  private static final Measure SLOW = new Measure("p99 ms", 0, false);

  private final MeasuredResults results =
      new MeasuredResults(
          Map.of("Commit", "0123abc"),
          List.of(
              new Comparison(
                  "Pages of 100",
                  "A page, mapped.",
                  List.of(RATE, SLOW),
                  1,
                  List.of(
                      new MeasuredRow(
                          "full page, 8 connections",
                          List.of(
                              figure("Mapwright", List.of(200.0, 220.0), List.of(40.0, 44.0)),
                              figure("by hand", List.of(100.0, 55.0), List.of(90.0, 1_500.0))))),
                  List.of("To by hand: <none> & all."),
                  List.of("jaq: it is not on the PATH")),
              new Comparison(
                  "Growth: more connections",
                  "The same.",
                  List.of(RATE),
                  1,
                  List.of(
                      new MeasuredRow("1", List.of(figure("Mapwright", List.of(90.0), List.of())))),
                  List.of(),
                  List.of())));

  private static Figure figure(String candidate, List<Double> rates, List<Double> slow) {
    return new Figure(candidate, Map.of(RATE.name(), rates, SLOW.name(), slow));
  }

  @Test
  void aFigureIsTheMiddleOfItsRunsAndARatioTheMiddleOfItsPairs() {
    assertThat(TextTable.of(results.comparisons().getFirst()))
        .isEqualTo(
            """

            Pages of 100
                                                     pages/s  p99 ms
            full page, 8 connections  Mapwright        210.0      42
                                      by hand    77.5 (3.00)     795
            Not comparable: jaq: it is not on the PATH
            """);
  }

  @Test
  void thePageHasEachTableWithWhatIsUnfairAboutIt() {
    assertThat(PerformancePage.of(results))
        .startsWith("# Performance\n")
        .contains("| Commit | 0123abc |")
        .contains("|  |  | pages/s | p99 ms |\n|---|---|---:|---:|\n")
        .contains("| full page, 8 connections | Mapwright | 210.0 | 42 |\n")
        .contains("|  | by hand | 77.5 (3.00) | 795 |\n")
        .contains("Unfair, either way:\n\n- To by hand: <none> & all.\n")
        .contains("Not comparable:\n\n- jaq: it is not on the PATH\n")
        .contains("## Growth: more connections\n\nThe same.\n\n|  | pages/s |\n")
        .contains("| 1 | 90.0 |\n")
        .doesNotContain("{{");
  }

  @Test
  void jsonKeepsEverySample(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("results.json");
    ResultsFile.write(results, file);
    assertThat(ResultsFile.read(file)).isEqualTo(results);
  }

  @Test
  void barsAreAsLongAsTheirFigures() throws Exception {
    List<Double> lengths = new ArrayList<>();
    for (Element bar : elements(chart(), "rect")) {
      if (!bar.getAttribute("class").equals("back")) {
        lengths.add(Double.parseDouble(bar.getAttribute("width")));
      }
    }
    assertThat(lengths).hasSize(3);
    assertThat(lengths.get(1) / lengths.get(0)).isBetween(77.0 / 210, 78.0 / 210);
  }

  @Test
  void noTextOfTheChartLiesOnAnotherOrOutside() throws Exception {
    Document chart = chart();
    double width = Double.parseDouble(chart.getDocumentElement().getAttribute("width"));
    double height = Double.parseDouble(chart.getDocumentElement().getAttribute("height"));
    List<Box> boxes = elements(chart, "text").stream().map(Box::of).toList();
    for (Box box : boxes) {
      assertThat(box.right()).as(box.text()).isLessThanOrEqualTo(width);
      assertThat(box.y()).as(box.text()).isBetween(0.0, height);
      assertThat(boxes)
          .filteredOn(other -> !other.equals(box))
          .noneMatch(other -> other.overlaps(box));
    }
  }

  @Test
  void theChartIsForLightAndForDarkPages() {
    assertThat(Chart.of(results)).contains("@media (prefers-color-scheme: dark)");
  }

  /** Where a text lies, if its letters are as wide as wide ones are on the average. */
  private record Box(String text, double x, double right, double y) {
    static Box of(Element text) {
      boolean title = text.getAttribute("class").equals("title");
      double x = Double.parseDouble(text.getAttribute("x"));
      double wide = text.getTextContent().length() * (title ? 8.4 : 6.8);
      double y = Double.parseDouble(text.getAttribute("y"));
      return new Box(text.getTextContent(), x, x + wide, y);
    }

    boolean overlaps(Box other) {
      return Math.abs(y - other.y) < 12 && x < other.right && other.x < right;
    }
  }

  private Document chart() throws Exception {
    byte[] svg = Chart.of(results).getBytes(StandardCharsets.UTF_8);
    return Objects.requireNonNull(
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new ByteArrayInputStream(svg)));
  }

  private static List<Element> elements(Document document, String name) {
    NodeList nodes = document.getElementsByTagName(name);
    List<Element> elements = new ArrayList<>();
    for (int i = 0; i < nodes.getLength(); i++) {
      elements.add((Element) nodes.item(i));
    }
    return elements;
  }
}
