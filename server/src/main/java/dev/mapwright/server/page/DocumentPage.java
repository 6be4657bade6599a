package dev.mapwright.server.page;

import java.util.List;

/**
 * A page.
 *
 * @param title what it is about
 * @param blocks from top to bottom, the title's heading included
 */
public record DocumentPage(String title, List<Block> blocks) {
  public DocumentPage {
    blocks = List.copyOf(blocks);
  }
}
