/**
 * Mirrors of the feeds that anybody brings up to date with signed reports, and of the bounds on whoever does.
 *
 * <p>Signatures are not computed again: a report comes with its signer, or with the word that there is none. A feed that
 * refuses has changed nothing.
 */
@NullMarked
package io.backstop.model.mirror.feed;

import org.jspecify.annotations.NullMarked;
