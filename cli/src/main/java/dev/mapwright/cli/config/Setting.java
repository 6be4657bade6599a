package dev.mapwright.cli.config;

/**
 * A value that stands elsewhere than on the command line.
 *
 * @param value as a command line would have it, several with commas between them
 * @param source where it stands: {@code MAPWRIGHT_PORT}, or {@code mapwright.yaml:3:7}
 */
record Setting(String value, String source) {}
