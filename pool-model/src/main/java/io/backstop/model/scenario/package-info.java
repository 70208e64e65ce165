/**
 * What is replayed: the scenario a user writes, and the tape of integers it becomes.
 *
 * <p>Invariant: a tape is written once, before any venue starts, and never changes; venues draw no random numbers.
 *
 * <p>One step of every venue does this work, in this order: the index ticks; feed updates land (the fast execution
 * feed before the slower mark feed); market makers requote and the mark is computed once; funding is paid; orders run
 * in tape order; positions are made smaller where a book has become thin; keepers or the engine liquidate, each
 * liquidation settled through the waterfall before the next starts; ADL and socialised loss run; checks run. It is
 * one pass: prices moved by forced fills count from the next step. A book venue of several contracts does each of three
 * parts of this for all of them in turn: up to the mark; from funding to the reductions; from the liquidations on, where
 * the collateral of accounts that stand together is allotted anew before each contract's engine works. On a chain one
 * step is one block, whose transactions stand in the order publisher, orders, keepers; of several keepers' those first
 * that tip most, then by name. A keeper decides at the end of a step on what it saw;
 * its transactions are released when its latency has passed, one block later at the earliest. While a chain is
 * interrupted nothing of this is done there but the ticks; the first step afterwards does, phase by phase, all that
 * waited.
 */
@NullMarked
package io.backstop.model.scenario;

import org.jspecify.annotations.NullMarked;
