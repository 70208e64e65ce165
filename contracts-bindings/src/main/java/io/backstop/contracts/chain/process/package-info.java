/**
 * Nodes as child processes of Java.
 *
 * <p>Invariant: no process and no folder of a node outlives the Java that started it; what a Java that was killed could not
 * clear away, the next one does that starts a node.
 */
@NullMarked
package io.backstop.contracts.chain.process;

import org.jspecify.annotations.NullMarked;
