// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IPerpMarket} from "../../main/solidity/interfaces/IPerpMarket.sol";
import {IPocket} from "../../main/solidity/interfaces/IPocket.sol";
import {Campaign, ICrowd} from "./crowd/Campaign.sol";
import {Crowd} from "./crowd/Crowd.sol";
import {vm} from "./Vm.sol";

/// @title What holds after whatever a crowd did, and that the crowd did everything
/// @notice The crowd itself checks events, refusals and share prices call by call.
abstract contract CrowdTest is Campaign {
    uint256 internal constant NO_CAP = uint256(uint64(type(int64).max));
    Crowd internal crowd;

    function invariant_moneyPositionsSharesAndNavAreThoseOfTheModel() public view {
        crowd.checkAll();
    }

    function theCrowd() internal view override returns (ICrowd) {
        return ICrowd(address(crowd));
    }

    function happenings() internal pure override returns (string[] memory all) {
        (string[] memory own, bytes4[8] memory refused) = (happeningsOfItsOwn(), refusals());
        all = new string[](own.length + refused.length);
        for (uint256 i = 0; i < own.length; i++) all[i] = own[i];
        for (uint256 i = 0; i < refused.length; i++) all[own.length + i] = refusalOf(refused[i]);
    }

    function timesOf(string memory what) internal view override returns (uint256 count) {
        bytes4[8] memory refused = refusals();
        for (uint256 i = 0; i < refused.length; i++) {
            if (keccak256(bytes(refusalOf(refused[i]))) == keccak256(bytes(what))) return crowd.refusalsOf(refused[i]);
        }
        return crowd.timesOf(what);
    }

    function happeningsOfItsOwn() internal pure virtual returns (string[] memory);

    function refusalOf(bytes4 selector) private pure returns (string memory) {
        return string.concat("a refusal with selector ", vm.toString(uint32(selector)));
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

    function actions() internal view override returns (bytes4[] memory selectors) {
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
    function setUp() public override {
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

    function happeningsOfItsOwn() internal pure override returns (string[] memory all) {
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
    function setUp() public override {
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

    function happeningsOfItsOwn() internal pure override returns (string[] memory all) {
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
    function setUp() public override {
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

    function happeningsOfItsOwn() internal pure override returns (string[] memory all) {
        all = new string[](4);
        all[0] = "liquidation";
        all[1] = "bad debt";
        all[2] = "unpaid claim";
        all[3] = "LP withdrawal net of phantom";
    }
}
