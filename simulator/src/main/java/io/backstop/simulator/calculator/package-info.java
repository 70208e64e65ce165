/**
 * One position on one venue: where it ends, and who pays if it is closed too late.
 *
 * <p>Invariant: no formula of its own; prices are searched with the rules by which runs liquidate.
 */
@NullMarked
package io.backstop.simulator.calculator;

import org.jspecify.annotations.NullMarked;
