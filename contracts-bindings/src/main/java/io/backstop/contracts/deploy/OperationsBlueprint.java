package io.backstop.contracts.deploy;

import io.backstop.contracts.sender.DevAccount;
import io.backstop.model.market.CloseMode;
import io.backstop.model.scenario.FeedSource;
import io.backstop.model.scenario.FeedSpec;
import io.backstop.model.scenario.OperationsSpec;
import io.backstop.model.scenario.VenueSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** The contracts that people operate a venue with: roles, figures, and doors in front of its feeds; not the stop of its gate. */
final class OperationsBlueprint {

    static final String ROLES = "roles";
    static final String PARAMETERS = "parameters";
    private static final String DOOR = "publisherDoor";
    private static final String SETTLEABLE_MARK = "settleableMark";
    private static final String SETTLEABLE_EXECUTION = "settleableExecution";

    private final VenueSpec.Pool venue;
    private final ContractCode code;
    private final Map<String, String> addresses;
    private final String publisher;

    /** The contracts of a venue that is operated, for an account that publishes prices. */
    OperationsBlueprint(VenueSpec.Pool venue, ContractCode code, Map<String, String> addresses, String publisher) {
        this.venue = venue;
        this.code = code;
        this.addresses = addresses;
        this.publisher = publisher;
    }

    /** What has to be deployed; nothing where nobody operates. */
    static List<String> names(VenueSpec.Pool venue) {
        OperationsSpec spec = venue.mechanisms().operations();
        if (spec == null) {
            return List.of();
        }
        List<String> names = new ArrayList<>(List.of(ROLES));
        if (hasPushedFeed(venue)) {
            names.add(DOOR);
        }
        if (!spec.parameters().isEmpty()) {
            names.add(PARAMETERS);
        }
        if (spec.settleable()) {
            names.add(SETTLEABLE_MARK);
            if (venue.closeMode() == CloseMode.MARKET) {
                names.add(SETTLEABLE_EXECUTION);
            }
        }
        return names;
    }

    private static boolean hasPushedFeed(VenueSpec.Pool venue) {
        return venue.mechanisms().keeperReward() != null
                || Stream.of(
                                venue.markFeed(),
                                venue.executionFeed(),
                                venue.mechanisms().referenceFeed())
                        .anyMatch(feed -> feed != null && feed.source() instanceof FeedSource.Push);
    }

    /** The feeds that the governor may settle, the mark's first. */
    static List<String> settleable(Map<String, String> addresses) {
        List<String> feeds = new ArrayList<>();
        for (String name : List.of(SETTLEABLE_MARK, SETTLEABLE_EXECUTION)) {
            if (addresses.containsKey(name)) {
                feeds.add(name);
            }
        }
        return feeds;
    }

    /** The name of the contract in which everybody reads this feed. */
    static String readName(String feed, VenueSpec.Pool venue) {
        OperationsSpec spec = venue.mechanisms().operations();
        if (spec == null || !spec.settleable()) {
            return feed;
        }
        return feed.equals("markFeed") ? SETTLEABLE_MARK : SETTLEABLE_EXECUTION;
    }

    /** The address that push feeds take prices from: the door of the role, or the account itself. */
    static String publisherOf(Map<String, String> addresses, String publisher) {
        return addresses.getOrDefault(DOOR, publisher);
    }

    boolean makes(String name) {
        return names(venue).contains(name);
    }

    String creation(String name) {
        return switch (name) {
            case ROLES ->
                OperationsCreation.roles(
                        code,
                        new OperationsCreation.Holders(
                                publisher,
                                DevAccount.KEEPER.address(),
                                DevAccount.GUARDIAN.address(),
                                DevAccount.GOVERNOR.address()));
            case DOOR -> OperationsCreation.publisherDoor(code, address(ROLES));
            case PARAMETERS ->
                OperationsCreation.parameters(
                        code, Objects.requireNonNull(venue.mechanisms().operations()), address(ROLES));
            case SETTLEABLE_MARK -> settleable("markFeed", venue.markFeed());
            case SETTLEABLE_EXECUTION -> settleable("executionFeed", Objects.requireNonNull(venue.executionFeed()));
            default -> throw new IllegalArgumentException("nobody operates with " + name);
        };
    }

    private String settleable(String feed, FeedSpec spec) {
        return spec.source() instanceof FeedSource.Push
                ? OperationsCreation.settleableFeed(code, address(feed), address(ROLES))
                : OperationsCreation.settleableReportFeed(code, address(feed), address(ROLES));
    }

    private String address(String name) {
        return Objects.requireNonNull(addresses.get(name), name);
    }
}
