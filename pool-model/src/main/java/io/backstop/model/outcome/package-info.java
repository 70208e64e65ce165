/**
 * What a replay amounts to: figures of pockets, funds, depositors, traders and times, read from a run after its end.
 *
 * <p>Invariant: nothing here changes a run, and every figure follows from its ledger, its rows and its positions alone.
 */
@NullMarked
package io.backstop.model.outcome;

import org.jspecify.annotations.NullMarked;
