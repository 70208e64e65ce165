/**
 * Price paths of the index and of books that left it: known points or bars of a file become one price for each step.
 *
 * <p>Invariant: a point that lies on the grid is hit exactly, and no price leaves the range of the points. Prices are
 * whole units of 1e-8 dollar; fractions are rounded down on the line between two points and to the nearest unit where
 * noise is added.
 */
@NullMarked
package io.backstop.oracle.path;

import org.jspecify.annotations.NullMarked;
