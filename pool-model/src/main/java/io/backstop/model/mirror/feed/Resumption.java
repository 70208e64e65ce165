// Mirrors interfaces/IResumption.sol
package io.backstop.model.mirror.feed;

/** Something that was silent and knows since when it no longer is. */
public interface Resumption {

    /** When the last silence ended, epoch seconds; 0 if there was none yet. May be refused while one lasts. */
    long resumedAt();
}
