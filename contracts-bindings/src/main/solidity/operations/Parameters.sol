// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IParameter} from "../interfaces/IParameter.sol";
import {IRoles, Role} from "../interfaces/IRoles.sol";
import {Seconds} from "../maths/Seconds.sol";

/// @title Figures that the governor may change, within bounds and at a pace that were fixed at deployment
contract Parameters is IParameter {
    /// @notice `least` and `most` are allowed themselves, and equal ones leave no choice; `minInterval` seconds pass between two changes.
    struct Definition {
        bytes32 name;
        int64 value;
        int64 least;
        int64 most;
        uint64 minInterval;
    }

    /// @dev One storage slot for the bounds, one for the rest.
    struct Parameter {
        int64 least;
        int64 most;
        uint64 minInterval;
        bool isDefined;
        int64 value;
        uint64 changedAt;
    }

    error ParameterDefinedTwice(bytes32 name);
    error ParameterOutOfBounds(bytes32 name, int64 value, int64 least, int64 most);
    error ParameterChangedTooRecently(bytes32 name, uint64 until);

    event ParameterChanged(bytes32 indexed name, int64 before, int64 afterwards);

    IRoles private immutable _roles;
    mapping(bytes32 name => Parameter) private _parameters;

    constructor(IRoles roles, Definition[] memory definitions) {
        _roles = roles;
        for (uint256 i = 0; i < definitions.length; i++) {
            _define(definitions[i]);
        }
    }

    /// @notice Changes a figure; the first change may come at any time.
    function setParameter(bytes32 name, int64 value) external {
        _roles.requireRole(Role.GOVERNOR, msg.sender);
        Parameter memory parameter = _defined(name);
        _requireWithin(name, value, parameter.least, parameter.most);
        uint64 until = parameter.changedAt + parameter.minInterval;
        if (parameter.changedAt != 0 && block.timestamp < until) revert ParameterChangedTooRecently(name, until);
        (_parameters[name].value, _parameters[name].changedAt) = (value, uint64(block.timestamp));
        emit ParameterChanged(name, parameter.value, value);
    }

    /// @inheritdoc IParameter
    function valueOf(bytes32 name) external view returns (int64) {
        return _defined(name).value;
    }

    function _define(Definition memory given) private {
        if (_parameters[given.name].isDefined) revert ParameterDefinedTwice(given.name);
        Seconds.requireWithin("minInterval", given.minInterval, 0, Seconds.LONGEST);
        _requireWithin(given.name, given.value, given.least, given.most);
        _parameters[given.name] = Parameter({
            least: given.least,
            most: given.most,
            minInterval: given.minInterval,
            isDefined: true,
            value: given.value,
            changedAt: 0
        });
    }

    function _defined(bytes32 name) private view returns (Parameter memory parameter) {
        parameter = _parameters[name];
        if (!parameter.isDefined) revert NoParameter(name);
    }

    function _requireWithin(bytes32 name, int64 value, int64 least, int64 most) private pure {
        if (value < least || value > most) revert ParameterOutOfBounds(name, value, least, most);
    }
}
