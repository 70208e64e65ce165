package io.backstop.oracle.tape;

import io.backstop.model.scenario.ScenarioTape;

/**
 * A tape and what was noticed while it was written.
 *
 * @param tape the market part of the scenario
 * @param clampedBars how many bars of the price files opened outside [low, high] and were moved to the nearer bound
 */
public record WrittenTape(ScenarioTape tape, int clampedBars) {}
