package dev.mapwright.server.browser;

/** Whether people can read and name what is on a page. */
public final class Legibility {
  /**
   * What is wrong, as texts: contrast below 4.5, fields without a name, targets too small for a
   * finger.
   */
  public static final String SCRIPT =
      """
      () => {
        const wrong = []
        const channels = colour => colour.match(/[\\d.]+/g).map(Number)
        const ground = element => {
          for (let e = element; e; e = e.parentElement) {
            const colour = channels(getComputedStyle(e).backgroundColor)
            if (colour.length < 4 || colour[3] > 0) return colour
          }
          return [255, 255, 255]
        }
        const light = ([r, g, b]) => {
          const [x, y, z] = [r, g, b].map(c => (c /= 255) <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)
          return 0.2126 * x + 0.7152 * y + 0.0722 * z
        }
        const shown = e => e.checkVisibility() && e.textContent.trim()
        for (const e of document.querySelectorAll('body *')) {
          const own = [...e.childNodes].some(n => n.nodeType === 3 && n.textContent.trim())
          if (!own || !shown(e) || e.tagName === 'OPTION') continue
          const [a, b] = [light(channels(getComputedStyle(e).color)), light(ground(e))].sort((x, y) => y - x)
          const contrast = (a + 0.05) / (b + 0.05)
          if (contrast < 4.5) wrong.push(e.textContent.trim() + ': contrast ' + contrast.toFixed(1))
        }
        for (const e of document.querySelectorAll('input:not([type=hidden]), select, textarea')) {
          if (!e.labels.length) wrong.push(e.name + ': no label')
        }
        for (const e of document.querySelectorAll('button, a, input:not([type=hidden]), select, textarea')) {
          if (e.checkVisibility() && e.getBoundingClientRect().height < 44) wrong.push(e.textContent.trim() + ': too small')
        }
        return wrong
      }
      """;

  private Legibility() {}
}
