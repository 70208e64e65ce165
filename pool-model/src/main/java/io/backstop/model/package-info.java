/**
 * The pure model: units, market and margin rules, scenario and tape, the double-entry ledger, the loss waterfall, the
 * mirror of the contracts and the CEX engine. Nothing in here reads a file, a clock or a global source of randomness, so
 * the same input gives the same output on every machine.
 */
@NullMarked
package io.backstop.model;

import org.jspecify.annotations.NullMarked;
