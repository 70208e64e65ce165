// Mirrors interfaces/IRequestCommitFeed.sol
package io.backstop.model.mirror.feed;

/** What became of a version, in the contract's order. */
public enum VersionState {
    UNKNOWN,
    PENDING,
    VALID,
    INVALID
}
