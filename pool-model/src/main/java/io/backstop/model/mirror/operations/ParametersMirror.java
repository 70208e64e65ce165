// Mirrors operations/Parameters.sol
package io.backstop.model.mirror.operations;

import io.backstop.model.mirror.evm.BlockTime;
import io.backstop.model.mirror.evm.ContractRevert;
import io.backstop.model.scenario.OperationsSpec.Parameter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Figures that the governor may change, within bounds and at a pace. Not thread safe. */
public final class ParametersMirror {

    private record Changed(Parameter definition, long value, long changedAt) {}

    private static final long NEVER = 0;

    private final RolesMirror roles;
    private final BlockTime time;
    private final Map<String, Changed> parameters = new HashMap<>();

    /** The figures as they are deployed. */
    public ParametersMirror(List<Parameter> definitions, RolesMirror roles, BlockTime time) {
        this.roles = roles;
        this.time = time;
        definitions.forEach(
                definition -> parameters.put(definition.name(), new Changed(definition, definition.value(), NEVER)));
    }

    /** Changes a figure; the first change may come at any time. */
    public void setParameter(int caller, String name, long value) {
        roles.requireRole(Role.GOVERNOR, caller);
        Changed parameter = defined(name);
        Parameter bounds = parameter.definition();
        if (value < bounds.least() || value > bounds.most()) {
            throw new ContractRevert("ParameterOutOfBounds", value, bounds.least(), bounds.most());
        }
        long until = parameter.changedAt() + bounds.minInterval();
        if (parameter.changedAt() != NEVER && time.seconds() < until) {
            throw new ContractRevert("ParameterChangedTooRecently", until);
        }
        parameters.put(name, new Changed(bounds, value, time.seconds()));
    }

    /** The figure's present value, in the unit of whoever reads it. */
    public long valueOf(String name) {
        return defined(name).value();
    }

    private Changed defined(String name) {
        Changed parameter = parameters.get(name);
        if (parameter == null) {
            throw new ContractRevert("NoParameter");
        }
        return parameter;
    }
}
