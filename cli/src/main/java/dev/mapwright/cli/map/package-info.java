/** {@code mapwright map}: a vendor's records or pages, mapped without the vendor. */
@NullMarked
package dev.mapwright.cli.map;

import org.jspecify.annotations.NullMarked;
