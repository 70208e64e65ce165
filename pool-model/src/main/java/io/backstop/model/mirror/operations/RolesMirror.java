// Mirrors operations/Roles.sol
package io.backstop.model.mirror.operations;

import io.backstop.model.mirror.evm.ContractRevert;
import java.util.EnumMap;
import java.util.Map;

/** One caller for each role; the governor offers, the chosen takes. Not thread safe. */
public final class RolesMirror {

    private final Map<Role, Integer> holders = new EnumMap<>(Role.class);
    private final Map<Role, Integer> offeredTo = new EnumMap<>(Role.class);

    /** The roles as they are deployed, one caller for each. */
    public RolesMirror(Map<Role, Integer> holders) {
        this.holders.putAll(holders);
        if (this.holders.size() != Role.values().length) {
            throw new IllegalArgumentException("every role needs somebody, was " + holders);
        }
    }

    /** Offers a role in place of any offer before; until it is taken the present holder keeps it. */
    public void offer(int caller, Role role, int to) {
        requireRole(Role.GOVERNOR, caller);
        offeredTo.put(role, to);
    }

    /** Takes a role that was offered to the caller. */
    public void take(int caller, Role role) {
        Integer offered = offeredTo.get(role);
        if (offered == null || offered != caller) {
            throw new ContractRevert("NotOffered", (long) role.code());
        }
        offeredTo.remove(role);
        holders.put(role, caller);
    }

    /** Who holds a role. */
    public int holderOf(Role role) {
        return holders.getOrDefault(role, 0);
    }

    /** Throws unless the caller holds the role. */
    public void requireRole(Role role, int caller) {
        if (holderOf(role) != caller) {
            throw new ContractRevert("OnlyRole", (long) role.code());
        }
    }
}
