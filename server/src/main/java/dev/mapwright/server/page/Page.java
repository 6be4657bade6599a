package dev.mapwright.server.page;

import java.util.List;

/**
 * A page.
 *
 * @param title what it is about
 * @param blocks from top to bottom, the title's heading included
 */
public record Page(String title, List<Block> blocks) {
  public Page {
    blocks = List.copyOf(blocks);
  }
}
