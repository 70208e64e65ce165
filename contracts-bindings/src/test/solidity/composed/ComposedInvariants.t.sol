// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ComposedCrowd} from "./ComposedCrowd.sol";
import {
    AvantisCrowd,
    DefaultCrowd,
    GainsCrowd,
    GmxCrowd,
    PerennialCrowd,
    PerpCrowd,
    SynthetixCrowd,
    UmbrellaCrowd
} from "./LossOrders.sol";
import {Campaign, ICrowd} from "../crowd/Campaign.sol";

/// @title What holds after whatever a crowd did to a market of one order of losses
/// @notice The crowd itself looks at each call; here stands what holds between calls and when everybody has closed.
abstract contract ComposedTest is Campaign {
    ComposedCrowd internal crowd;

    function invariant_moneyOpenInterestLiabilitiesAndPhantomFit() public view {
        crowd.checkAll();
    }

    function theCrowd() internal view override returns (ICrowd) {
        return ICrowd(address(crowd));
    }

    function moreActions() internal pure virtual returns (bytes4[] memory) {
        return new bytes4[](0);
    }

    function happenings() internal pure virtual override returns (string[] memory all) {
        return with("either order", everywhere());
    }

    function everywhere() internal pure returns (string[] memory all) {
        all = new string[](8);
        (all[0], all[1], all[2], all[3]) = ("opening", "increase", "decrease", "close");
        (all[4], all[5], all[6], all[7]) = ("liquidation", "liveness", "deposit", "withdrawal");
    }

    function with(string memory one, string[] memory others) internal pure returns (string[] memory all) {
        all = new string[](others.length + 1);
        for (uint256 i = 0; i < others.length; i++) all[i] = others[i];
        all[others.length] = one;
    }

    function actions() internal view override returns (bytes4[] memory selectors) {
        bytes4[23] memory all = [
            crowd.liquidate.selector,
            crowd.liquidate.selector,
            crowd.open.selector,
            crowd.open.selector,
            crowd.open.selector,
            crowd.increase.selector,
            crowd.decrease.selector,
            crowd.close.selector,
            crowd.publishPrice.selector,
            crowd.publishPrice.selector,
            crowd.publishPrice.selector,
            crowd.publishPrice.selector,
            crowd.publishAgain.selector,
            crowd.rest.selector,
            crowd.liquidate.selector,
            crowd.liquidateBatch.selector,
            crowd.liquidateInEitherOrder.selector,
            crowd.liquidateWhollyInWindows.selector,
            crowd.depositLp.selector,
            crowd.redeemLp.selector,
            crowd.payClaim.selector,
            crowd.enterModule.selector,
            crowd.leaveModule.selector
        ];
        bytes4[] memory more = moreActions();
        selectors = new bytes4[](all.length + more.length);
        for (uint256 i = 0; i < all.length; i++) selectors[i] = all[i];
        for (uint256 i = 0; i < more.length; i++) selectors[all.length + i] = more[i];
    }
}

/// forge-config: default.invariant.runs = 24
/// forge-config: default.invariant.depth = 64
contract ComposedGmxTest is ComposedTest {
    function setUp() public override {
        crowd = new GmxCrowd();
        crowd.begin();
    }

    function moreActions() internal pure override returns (bytes4[] memory more) {
        more = new bytes4[](2);
        (more[0], more[1]) = (GmxCrowd.deleverage.selector, GmxCrowd.deleverage.selector);
    }

    function happenings() internal pure override returns (string[] memory all) {
        return with("deleveraging", super.happenings());
    }
}

/// forge-config: default.invariant.runs = 24
/// forge-config: default.invariant.depth = 64
contract ComposedGainsTest is ComposedTest {
    function setUp() public override {
        crowd = new GainsCrowd();
        crowd.begin();
    }

    function invariant_noShareIsWorthMoreThanItCost() public view {
        GainsCrowd(address(crowd)).checkPar();
    }
}

/// forge-config: default.invariant.runs = 24
/// forge-config: default.invariant.depth = 64
contract ComposedAvantisTest is ComposedTest {
    function setUp() public override {
        crowd = new AvantisCrowd();
        crowd.begin();
    }
}

/// forge-config: default.invariant.runs = 24
/// forge-config: default.invariant.depth = 64
contract ComposedSynthetixTest is ComposedTest {
    function setUp() public override {
        crowd = new SynthetixCrowd();
        crowd.begin();
    }

    function happenings() internal pure override returns (string[] memory all) {
        return everywhere();
    }
}

/// forge-config: default.invariant.runs = 24
/// forge-config: default.invariant.depth = 64
contract ComposedPerpTest is ComposedTest {
    function setUp() public override {
        crowd = new PerpCrowd();
        crowd.begin();
    }
}

/// forge-config: default.invariant.runs = 24
/// forge-config: default.invariant.depth = 64
contract ComposedPerennialTest is ComposedTest {
    function setUp() public override {
        crowd = new PerennialCrowd();
        crowd.begin();
    }
}

/// forge-config: default.invariant.runs = 24
/// forge-config: default.invariant.depth = 64
contract ComposedUmbrellaTest is ComposedTest {
    function setUp() public override {
        crowd = new UmbrellaCrowd();
        crowd.begin();
    }

    function moreActions() internal pure override returns (bytes4[] memory more) {
        more = new bytes4[](3);
        (more[0], more[1], more[2]) =
            (UmbrellaCrowd.slash.selector, UmbrellaCrowd.cover.selector, UmbrellaCrowd.cover.selector);
    }

    function happenings() internal pure override returns (string[] memory all) {
        return with("slash", with("cover", super.happenings()));
    }
}

/// forge-config: default.invariant.runs = 24
/// forge-config: default.invariant.depth = 64
contract ComposedDefaultTest is ComposedTest {
    function setUp() public override {
        crowd = new DefaultCrowd();
        crowd.begin();
    }

    function moreActions() internal pure override returns (bytes4[] memory more) {
        more = new bytes4[](3);
        more[0] = DefaultCrowd.deleverage.selector;
        more[1] = DefaultCrowd.deleverage.selector;
        more[2] = DefaultCrowd.writeOff.selector;
    }

    function happenings() internal pure override returns (string[] memory all) {
        return with("deleveraging", with("write-off", with("held back", super.happenings())));
    }
}
