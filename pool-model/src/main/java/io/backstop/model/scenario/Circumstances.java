package io.backstop.model.scenario;

import io.backstop.model.units.Hashes;
import java.util.List;

/**
 * What happens around the traders of a tape.
 *
 * @param gas what a keeper's transactions cost
 * @param interventions in the order in which they are carried out: by step, the guardian's first
 * @param drawSeed decides the orders of traders who know nothing and liquidation orders of random size, where a book has any,
 *     and when keepers send whose times are random; else 0
 * @param agents traders who react, by account id
 * @param lpRunners depositors who react, in the order in which they leave
 * @param stakers stakers of safety modules who react, in the order in which they act
 * @param legs which accounts are one trader's
 */
public record Circumstances(
        GasPrices gas,
        List<Intervention> interventions,
        long drawSeed,
        List<AgentSpec> agents,
        List<LpRunnerSpec> lpRunners,
        List<StakerSpec> stakers,
        LegPairs legs) {

    /** Gas costs the same all the time and nobody intervenes. */
    public static final Circumstances USUAL = new Circumstances(GasPrices.DEFAULT, List.of());

    /** Without anybody who reacts. */
    public Circumstances(GasPrices gas, List<Intervention> interventions, long drawSeed) {
        this(gas, interventions, drawSeed, List.of(), List.of(), List.of(), LegPairs.ALONE);
    }

    /** Without traders who know nothing. */
    public Circumstances(GasPrices gas, List<Intervention> interventions) {
        this(gas, interventions, 0);
    }

    /** Checks the order. */
    public Circumstances {
        interventions = List.copyOf(interventions);
        agents = List.copyOf(agents);
        lpRunners = List.copyOf(lpRunners);
        stakers = List.copyOf(stakers);
        for (int i = 1; i < interventions.size(); i++) {
            if (isBefore(interventions.get(i), interventions.get(i - 1))) {
                throw new IllegalArgumentException("interventions must be in order, was " + interventions);
            }
        }
    }

    /** The same with these traders who react. */
    public Circumstances withAgents(List<AgentSpec> reacting) {
        return new Circumstances(gas, interventions, drawSeed, reacting, lpRunners, stakers, legs);
    }

    /** The same with these depositors who react. */
    public Circumstances withLpRunners(List<LpRunnerSpec> running) {
        return new Circumstances(gas, interventions, drawSeed, agents, running, stakers, legs);
    }

    /** The same with these stakers who react. */
    public Circumstances withStakers(List<StakerSpec> leaving) {
        return new Circumstances(gas, interventions, drawSeed, agents, lpRunners, leaving, legs);
    }

    /** The same with these accounts as one trader's. */
    public Circumstances withLegs(LegPairs pairs) {
        return new Circumstances(gas, interventions, drawSeed, agents, lpRunners, stakers, pairs);
    }

    private static boolean isBefore(Intervention one, Intervention other) {
        return one.step() < other.step() || (one.step() == other.step() && one.isGuardians() && !other.isGuardians());
    }

    /** Adds what is not as usual, so that a usual tape keeps the hash it always had. */
    void addTo(Hashes hashes) {
        if (!gas.equals(GasPrices.DEFAULT)) {
            gas.addTo(hashes.add("gas"));
        }
        interventions.forEach(intervention -> intervention.addTo(hashes.add("intervention")));
        if (drawSeed != 0) {
            hashes.add("noise").add(drawSeed);
        }
        agents.forEach(agent -> agent.addTo(hashes.add("agent")));
        lpRunners.forEach(runner -> hashes.add("lpRunner").add(runner.share()).add(runner.phantom()));
        stakers.forEach(staker -> staker.addTo(hashes));
        legs.addTo(hashes);
    }
}
