/** A feed's playback against a real chain, step by step: what needs both the tape and the contract. */
@NullMarked
package io.backstop.tests.live;

import org.jspecify.annotations.NullMarked;
