/**
 * Feeds: which of the index ticks are published and when they land.
 *
 * <p>Invariant: a feed derives from the tape and its own figures alone, so that feeds of one tape differ only in what
 * they publish and how late.
 */
@NullMarked
package io.backstop.oracle.feed;

import org.jspecify.annotations.NullMarked;
