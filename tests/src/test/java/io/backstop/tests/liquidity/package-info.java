/** What docs/fitted-depth.md says of a book whose depth was recorded in a crash. */
@NullMarked
package io.backstop.tests.liquidity;

import org.jspecify.annotations.NullMarked;
