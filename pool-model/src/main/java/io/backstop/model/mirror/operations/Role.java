// Mirrors the enum of interfaces/IRoles.sol
package io.backstop.model.mirror.operations;

/** Who publishes prices, who liquidates where that is restricted, who stops things, who decides. */
public enum Role {
    PUBLISHER(0),
    KEEPER(1),
    GUARDIAN(2),
    GOVERNOR(3);

    private final int code;

    Role(int code) {
        this.code = code;
    }

    /** The number that stands for it in the contracts. */
    public int code() {
        return code;
    }
}
