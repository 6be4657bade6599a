/** A real browser, and whether people can read what it shows. */
package dev.mapwright.server.browser;
