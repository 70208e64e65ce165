/**
 * What a user gets to see: result files, the page and the table. They read runs and compute nothing a ledger does not say.
 *
 * <p>Invariant: the same comparison gives the same bytes; a folder of results is complete or not there.
 */
@NullMarked
package io.backstop.simulator.report;

import org.jspecify.annotations.NullMarked;
