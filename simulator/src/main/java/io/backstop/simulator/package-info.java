/**
 * The composition root and the command line: everything that wires models, chain, oracle and keeper into runs and
 * reports. Nothing but tests depends on it.
 */
@NullMarked
package io.backstop.simulator;

import org.jspecify.annotations.NullMarked;
