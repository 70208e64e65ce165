/**
 * What the machine that runs the contracts gives to all of them: the time of the block, and calls that are undone.
 *
 * <p>A mirror that throws {@link io.backstop.model.mirror.evm.ContractRevert} has changed nothing.
 */
@NullMarked
package io.backstop.model.mirror.evm;

import org.jspecify.annotations.NullMarked;
