// Mirrors interfaces/IReportBound.sol and oracle/bounds
package io.backstop.model.mirror.feed;

import io.backstop.model.market.Report;
import io.backstop.model.market.ReportMaths;
import io.backstop.model.mirror.evm.BlockTime;
import io.backstop.model.mirror.evm.ContractRevert;
import io.backstop.model.scenario.BoundSpec;
import io.backstop.model.scenario.VersionSpec;

/** One bound on the choice that a keeper has among recent reports. */
public interface ReportBound {

    /**
     * Throws the contract's error if the report must not be used.
     *
     * @param since when the position was last changed or the order was asked for, epoch seconds; 0 if neither was: then
     *     only the age bounds
     */
    void check(Report report, long since);

    /** The bound that a scenario describes. */
    static ReportBound of(BoundSpec spec, BlockTime time) {
        return switch (spec) {
            case BoundSpec.MaxAge bound -> (report, since) -> checkAge(bound.seconds(), time.seconds(), report);
            case BoundSpec.SinceChange bound -> ReportBound::checkChange;
            case BoundSpec.FixedVersion bound -> (report, since) -> checkVersion(bound, report, since);
            case BoundSpec.Containment bound -> ReportBound::checkContainment;
        };
    }

    /** Throws if a stamp does not count for a version. */
    static void requireWithin(VersionSpec spec, long version, long stamp) {
        requireWithin(stamp, version + spec.earliest(), version + spec.latest());
    }

    private static void checkAge(long maxAge, long now, Report report) {
        if (now - report.publishTime() > maxAge) {
            throw new ContractRevert("ReportTooOld", report.publishTime(), maxAge);
        }
    }

    private static void checkChange(Report report, long since) {
        if (report.publishTime() < since) {
            throw new ContractRevert("ReportBeforeChange", report.publishTime(), since);
        }
    }

    private static void checkVersion(BoundSpec.FixedVersion bound, Report report, long since) {
        if (since == 0) {
            return;
        }
        long version = ReportMaths.versionAt(since, bound.granularity());
        requireWithin(report.publishTime(), version + bound.earliest(), version + bound.latest());
    }

    private static void requireWithin(long stamp, long from, long to) {
        if (stamp < from || stamp > to) {
            throw new ContractRevert("ReportOutsideVersion", stamp, from, to);
        }
    }

    private static void checkContainment(Report report, long since) {
        if (since == 0) {
            return;
        }
        if (since < report.validFrom() || since > report.publishTime()) {
            throw new ContractRevert("ChangeNotContained", since, report.validFrom(), report.publishTime());
        }
    }
}
