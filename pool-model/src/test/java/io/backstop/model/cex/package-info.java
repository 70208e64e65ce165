/** Tests of the book venue: its parts against worked examples and naive twins, then whole replays. */
@NullMarked
package io.backstop.model.cex;

import org.jspecify.annotations.NullMarked;
