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
import {vm} from "../Vm.sol";

/// @title What holds after whatever a crowd did to a market of one order of losses
/// @notice The crowd itself looks at each call; here stands what holds between calls and when everybody has closed.
abstract contract ComposedTest {
    struct FuzzSelector {
        address addr;
        bytes4[] selectors;
    }

    uint256 private constant RUNS = 24;
    ComposedCrowd internal crowd;

    function targetContracts() public view returns (address[] memory targets) {
        targets = new address[](1);
        targets[0] = address(crowd);
    }

    function targetSelectors() public view returns (FuzzSelector[] memory targets) {
        targets = new FuzzSelector[](1);
        targets[0] = FuzzSelector(address(crowd), actions());
    }

    function invariant_moneyOpenInterestLiabilitiesAndPhantomFit() public view {
        crowd.checkAll();
    }

    function afterInvariant() public {
        crowd.windDown();
        bool isLastRun = sumOf("runs", 1) == RUNS;
        string[] memory all = happenings();
        for (uint256 i = 0; i < all.length; i++) {
            uint256 sum = sumOf(all[i], crowd.timesOf(all[i]));
            vm.assertTrue(sum > 0 || !isLastRun, string.concat("it never happened: ", all[i]));
        }
    }

    function name() internal pure virtual returns (string memory);

    function moreActions() internal pure virtual returns (bytes4[] memory) {
        return new bytes4[](0);
    }

    function happenings() internal pure virtual returns (string[] memory all) {
        all = new string[](8);
        (all[0], all[1], all[2], all[3]) = ("opening", "increase", "decrease", "close");
        (all[4], all[5], all[6], all[7]) = ("liquidation", "liveness", "deposit", "withdrawal");
    }

    /// @dev State does not outlive a run, so the counts of all runs are kept in the environment of the process.
    function sumOf(string memory what, uint256 more) private returns (uint256 sum) {
        string memory variable = string.concat("BACKSTOP_COMPOSED_", name(), "_", what);
        sum = vm.envOr(variable, uint256(0)) + more;
        vm.setEnv(variable, vm.toString(sum));
    }

    function actions() private view returns (bytes4[] memory selectors) {
        bytes4[22] memory all = [
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
    function setUp() public {
        crowd = new GmxCrowd();
        crowd.begin();
    }

    function name() internal pure override returns (string memory) {
        return "GMX";
    }
}

/// forge-config: default.invariant.runs = 24
/// forge-config: default.invariant.depth = 64
contract ComposedGainsTest is ComposedTest {
    function setUp() public {
        crowd = new GainsCrowd();
        crowd.begin();
    }

    function invariant_noShareIsWorthMoreThanItCost() public view {
        GainsCrowd(address(crowd)).checkPar();
    }

    function name() internal pure override returns (string memory) {
        return "GAINS";
    }
}

/// forge-config: default.invariant.runs = 24
/// forge-config: default.invariant.depth = 64
contract ComposedAvantisTest is ComposedTest {
    function setUp() public {
        crowd = new AvantisCrowd();
        crowd.begin();
    }

    function name() internal pure override returns (string memory) {
        return "AVANTIS";
    }
}

/// forge-config: default.invariant.runs = 24
/// forge-config: default.invariant.depth = 64
contract ComposedSynthetixTest is ComposedTest {
    function setUp() public {
        crowd = new SynthetixCrowd();
        crowd.begin();
    }

    function name() internal pure override returns (string memory) {
        return "SYNTHETIX";
    }
}

/// forge-config: default.invariant.runs = 24
/// forge-config: default.invariant.depth = 64
contract ComposedPerpTest is ComposedTest {
    function setUp() public {
        crowd = new PerpCrowd();
        crowd.begin();
    }

    function name() internal pure override returns (string memory) {
        return "PERP";
    }
}

/// forge-config: default.invariant.runs = 24
/// forge-config: default.invariant.depth = 64
contract ComposedPerennialTest is ComposedTest {
    function setUp() public {
        crowd = new PerennialCrowd();
        crowd.begin();
    }

    function name() internal pure override returns (string memory) {
        return "PERENNIAL";
    }
}

/// forge-config: default.invariant.runs = 24
/// forge-config: default.invariant.depth = 64
contract ComposedUmbrellaTest is ComposedTest {
    function setUp() public {
        crowd = new UmbrellaCrowd();
        crowd.begin();
    }

    function name() internal pure override returns (string memory) {
        return "UMBRELLA";
    }

    function moreActions() internal pure override returns (bytes4[] memory more) {
        more = new bytes4[](3);
        (more[0], more[1], more[2]) =
            (UmbrellaCrowd.slash.selector, UmbrellaCrowd.cover.selector, UmbrellaCrowd.cover.selector);
    }

    function happenings() internal pure override returns (string[] memory all) {
        string[] memory common = super.happenings();
        all = new string[](common.length + 2);
        for (uint256 i = 0; i < common.length; i++) all[i] = common[i];
        (all[8], all[9]) = ("slash", "cover");
    }
}

/// forge-config: default.invariant.runs = 24
/// forge-config: default.invariant.depth = 64
contract ComposedDefaultTest is ComposedTest {
    function setUp() public {
        crowd = new DefaultCrowd();
        crowd.begin();
    }

    function name() internal pure override returns (string memory) {
        return "DEFAULT";
    }

    function moreActions() internal pure override returns (bytes4[] memory more) {
        more = new bytes4[](3);
        more[0] = DefaultCrowd.deleverage.selector;
        more[1] = DefaultCrowd.deleverage.selector;
        more[2] = DefaultCrowd.writeOff.selector;
    }

    function happenings() internal pure override returns (string[] memory all) {
        string[] memory common = super.happenings();
        all = new string[](common.length + 3);
        for (uint256 i = 0; i < common.length; i++) all[i] = common[i];
        (all[8], all[9], all[10]) = ("deleveraging", "write-off", "held back");
    }
}
