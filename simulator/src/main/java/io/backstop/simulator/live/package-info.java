/**
 * A pool venue on a chain with a clock of its own: deployed once, then driven by processes that see only the chain.
 *
 * <p>Invariant: a feed's publish times grow and never pass the chain's clock, whatever the speed of the playback.
 */
@NullMarked
package io.backstop.simulator.live;

import org.jspecify.annotations.NullMarked;
