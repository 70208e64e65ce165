/**
 * How long things take: samplers of latency distributions.
 *
 * <p>Every distribution is the image of a normal number, so that times that follow each other correlate in one way for all
 * of them. Invariant: the same distribution and stream give the same milliseconds everywhere.
 */
@NullMarked
package io.backstop.oracle.latency;

import org.jspecify.annotations.NullMarked;
