/**
 * Where prices come from: paths, feeds and the tape that is written from them. A tape depends on its scenario and seed
 * alone, so every venue that replays it sees the same prices.
 */
@NullMarked
package io.backstop.oracle;

import org.jspecify.annotations.NullMarked;
