/**
 * Reading a scenario from YAML: a tree with positions in it, then one small class per section of the file.
 *
 * <p>Invariant: what is returned is complete and checked; every mistake is one line that names file, path in it, value
 * and what is allowed. Nothing but the scenario file is read; a price file is opened by the tape writer.
 */
@NullMarked
package io.backstop.simulator.scenario;

import org.jspecify.annotations.NullMarked;
