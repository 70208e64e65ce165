// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IPerpMarket} from "../../main/solidity/interfaces/IPerpMarket.sol";
import {IPocket} from "../../main/solidity/interfaces/IPocket.sol";
import {Crowd} from "./crowd/Crowd.sol";
import {vm} from "./Vm.sol";

/// @title What holds after whatever a crowd did, and that the crowd did everything
/// @notice The crowd itself checks events, refusals and share prices call by call.
abstract contract CrowdTest {
    struct FuzzSelector {
        address addr;
        bytes4[] selectors;
    }

    uint256 internal constant NO_CAP = uint256(uint64(type(int64).max));
    /// @dev As many as the build makes; a long build looks after the first so many too.
    uint256 private constant RUNS = 64;
    Crowd internal crowd;

    function targetSelectors() public view returns (FuzzSelector[] memory targets) {
        targets = new FuzzSelector[](1);
        targets[0] = FuzzSelector(address(crowd), actions());
    }

    function targetContracts() public view returns (address[] memory targets) {
        targets = new address[](1);
        targets[0] = address(crowd);
    }

    function invariant_moneyPositionsSharesAndNavAreThoseOfTheModel() public view {
        crowd.checkAll();
    }

    function afterInvariant() public {
        crowd.windDown();
        count();
    }

    /// @dev What must have happened in the first runs together.
    function happenings() internal pure virtual returns (string[] memory);

    function name() internal pure virtual returns (string memory);

    /// @dev State does not outlive a run, so the counts of all runs are kept in the environment of the process.
    function count() private {
        bool isLastRun = sumOf("runs", 1) == RUNS;
        string[] memory all = happenings();
        for (uint256 i = 0; i < all.length; i++) {
            uint256 sum = sumOf(all[i], crowd.timesOf(all[i]));
            vm.assertTrue(sum > 0 || !isLastRun, string.concat("it never happened: ", all[i]));
        }
        bytes4[8] memory refused = refusals();
        for (uint256 i = 0; i < refused.length; i++) {
            string memory selector = vm.toString(uint32(refused[i]));
            uint256 sum = sumOf(selector, crowd.refusalsOf(refused[i]));
            vm.assertTrue(sum > 0 || !isLastRun, string.concat("nothing was refused with selector ", selector));
        }
    }

    function sumOf(string memory what, uint256 more) private returns (uint256 sum) {
        string memory variable = string.concat("BACKSTOP_COUNT_", name(), "_", what);
        sum = vm.envOr(variable, uint256(0)) + more;
        vm.setEnv(variable, vm.toString(sum));
    }

    function refusals() private pure returns (bytes4[8] memory) {
        return [
            IPerpMarket.StalePrice.selector,
            IPerpMarket.InsufficientMargin.selector,
            IPerpMarket.ReserveExceeded.selector,
            IPerpMarket.PositionExists.selector,
            IPerpMarket.StillHealthy.selector,
            IPerpMarket.NoClaim.selector,
            IPerpMarket.OnlyOwner.selector,
            IPocket.OnlyWaterfall.selector
        ];
    }

    function actions() private view returns (bytes4[] memory selectors) {
        bytes4[26] memory all = [
            crowd.swing.selector,
            crowd.brink.selector,
            crowd.open.selector,
            crowd.open.selector,
            crowd.liquidateBatch.selector,
            crowd.open.selector,
            crowd.openOwn.selector,
            crowd.increase.selector,
            crowd.decrease.selector,
            crowd.decrease.selector,
            crowd.close.selector,
            crowd.payClaim.selector,
            crowd.liquidate.selector,
            crowd.liquidateBatch.selector,
            crowd.depositLp.selector,
            crowd.withdrawLp.selector,
            crowd.withdrawLp.selector,
            crowd.stake.selector,
            crowd.announce.selector,
            crowd.unstake.selector,
            crowd.passStake.selector,
            crowd.move.selector,
            crowd.drift.selector,
            crowd.rest.selector,
            crowd.give.selector,
            crowd.grief.selector
        ];
        selectors = new bytes4[](all.length + 1);
        for (uint256 i = 0; i < all.length; i++) {
            selectors[i] = all[i];
        }
        selectors[all.length] = crowd.publishBadly.selector;
    }
}

/// @notice Two feeds, fees to the buffer, netted withdrawals, a module with a cap and a cooldown.
contract CrowdOfTwoFeedsTest is CrowdTest {
    function setUp() public {
        crowd = new Crowd(
            Crowd.Setting({
                mode: IPerpMarket.CloseMode.MARKET,
                isWithFees: true,
                poolGetsFees: false,
                isNetOfPhantom: true,
                cooldown: 100,
                safetyModuleCap: 60e6,
                lpPoolCap: NO_CAP,
                reserveFactor: 5e8,
                deposit: 100_000,
                largestSize: 10e6,
                lowestPrice: 1700,
                highestPrice: 2300
            })
        );
        crowd.begin();
    }

    function name() internal pure override returns (string memory) {
        return "TWO_FEEDS";
    }

    function happenings() internal pure override returns (string[] memory all) {
        all = new string[](13);
        all[0] = "opening";
        all[1] = "self-custody";
        all[2] = "second tier";
        all[3] = "increase";
        all[4] = "top-up";
        all[5] = "decrease with profit";
        all[6] = "decrease with loss";
        all[7] = "liquidation";
        all[8] = "part of the fees waived";
        all[9] = "shortfall";
        all[10] = "slash";
        all[11] = "window withdrawal";
        all[12] = "LP withdrawal net of phantom";
    }
}

/// @notice One feed that jumps far, a small pool that cannot pay, a pool pocket with a cap, no fees, no cooldown.
contract CrowdOfOneFeedTest is CrowdTest {
    function setUp() public {
        crowd = new Crowd(
            Crowd.Setting({
                mode: IPerpMarket.CloseMode.ORACLE,
                isWithFees: false,
                poolGetsFees: false,
                isNetOfPhantom: false,
                cooldown: 0,
                safetyModuleCap: NO_CAP,
                lpPoolCap: 20e6,
                reserveFactor: 1e9,
                deposit: 2000,
                largestSize: 1e5,
                lowestPrice: 200,
                highestPrice: 20_000
            })
        );
        crowd.begin();
    }

    function name() internal pure override returns (string memory) {
        return "ONE_FEED";
    }

    function happenings() internal pure override returns (string[] memory all) {
        all = new string[](8);
        all[0] = "opening";
        all[1] = "liquidation";
        all[2] = "shortfall";
        all[3] = "slash";
        all[4] = "bad debt";
        all[5] = "unpaid claim";
        all[6] = "claim paid";
        all[7] = "LP withdrawal";
    }
}

/// @notice Two feeds that jump far, the fee for the pool, netted withdrawals of a small pool.
contract CrowdOfASmallPoolTest is CrowdTest {
    function setUp() public {
        crowd = new Crowd(
            Crowd.Setting({
                mode: IPerpMarket.CloseMode.MARKET,
                isWithFees: true,
                poolGetsFees: true,
                isNetOfPhantom: true,
                cooldown: 50,
                safetyModuleCap: 30e6,
                lpPoolCap: 0,
                reserveFactor: 1e9,
                deposit: 5000,
                largestSize: 1e6,
                lowestPrice: 500,
                highestPrice: 8000
            })
        );
        crowd.begin();
    }

    function name() internal pure override returns (string memory) {
        return "SMALL_POOL";
    }

    function happenings() internal pure override returns (string[] memory all) {
        all = new string[](4);
        all[0] = "liquidation";
        all[1] = "bad debt";
        all[2] = "unpaid claim";
        all[3] = "LP withdrawal net of phantom";
    }
}
