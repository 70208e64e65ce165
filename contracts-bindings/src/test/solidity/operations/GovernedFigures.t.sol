// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {GovernedCaps} from "../../../main/solidity/economics/GovernedCaps.sol";
import {ILiquidationPolicy} from "../../../main/solidity/interfaces/ILiquidationPolicy.sol";
import {IOpenInterestCaps} from "../../../main/solidity/interfaces/IOpenInterestCaps.sol";
import {IPerpMarket} from "../../../main/solidity/interfaces/IPerpMarket.sol";
import {GovernedFraction} from "../../../main/solidity/liquidation/GovernedFraction.sol";
import {Parameters} from "../../../main/solidity/operations/Parameters.sol";
import {Roles} from "../../../main/solidity/operations/Roles.sol";
import {vm} from "../Vm.sol";

contract GovernedFiguresTest {
    Parameters private parameters;
    GovernedCaps private caps;

    function setUp() public {
        address self = address(this);
        Parameters.Definition[] memory figures = new Parameters.Definition[](5);
        figures[0] = Parameters.Definition("longSize", 10, 0, 100, 0);
        figures[1] = Parameters.Definition("shortSize", 20, 20, 20, 0);
        figures[2] = Parameters.Definition("longNotional", 1000, 0, 1000, 0);
        figures[3] = Parameters.Definition("shortNotional", type(int64).max, type(int64).max, type(int64).max, 0);
        figures[4] = Parameters.Definition("liquidationRatio", 2e8, 1, 1e9, 0);
        parameters = new Parameters(new Roles([self, self, self, self]), figures);
        caps = new GovernedCaps(parameters);
    }

    function test_eachSideIsHeldAgainstItsOwnCaps() public {
        caps.requireWithin(interest(10, 20, 1000, type(int64).max), true);
        caps.requireWithin(interest(10, 20, 1000, type(int64).max), false);
        refuse(true, 11, 10, interest(11, 0, 1001, 0));
        refuse(true, 1001, 1000, interest(10, 0, 1001, 0));
        refuse(false, 21, 20, interest(0, 21, 0, 1));
    }

    function test_aLoweredCapHoldsAtOnce() public {
        parameters.setParameter("longSize", 5);
        refuse(true, 6, 5, interest(6, 0, 0, 0));
        caps.requireWithin(interest(6, 20, 0, 0), false);
    }

    function test_aBoundThatLeavesNoChoiceCannotBeChanged() public {
        vm.expectRevert(abi.encodeWithSelector(
            Parameters.ParameterOutOfBounds.selector, bytes32("shortSize"), int64(21), int64(20), int64(20)
        ));
        parameters.setParameter("shortSize", 21);
    }

    function test_theFractionIsTheGovernors() public {
        GovernedFraction fraction = new GovernedFraction(parameters, 100);
        vm.assertEq(int256(fraction.part(exposure(-50, 100))), 10, "a fifth");
        vm.assertEq(int256(fraction.part(exposure(-50, 99))), 50, "a small position at once");
        parameters.setParameter("liquidationRatio", 1e9);
        vm.assertEq(int256(fraction.part(exposure(-50, 100))), 50, "all");
    }

    function refuse(bool isLong, int64 held, int64 cap, IPerpMarket.OpenInterest memory open) private {
        vm.expectRevert(abi.encodeWithSelector(IOpenInterestCaps.OpenInterestAboveCap.selector, isLong, held, cap));
        caps.requireWithin(open, isLong);
    }

    function interest(int64 longSize, int64 shortSize, int64 longNotional, int64 shortNotional)
        private
        pure
        returns (IPerpMarket.OpenInterest memory)
    {
        return IPerpMarket.OpenInterest({
            longSize: longSize,
            shortSize: shortSize,
            longEntryNotional: longNotional,
            shortEntryNotional: shortNotional
        });
    }

    function exposure(int64 size, int64 notional) private pure returns (ILiquidationPolicy.Exposure memory) {
        return ILiquidationPolicy.Exposure(1, size, notional, 0, 0, 0);
    }
}
