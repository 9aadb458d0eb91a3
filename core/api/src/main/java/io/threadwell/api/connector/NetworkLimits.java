package io.threadwell.api.connector;

import java.time.Duration;

/**
 * The network's limits that the engine and hosts plan with.
 *
 * @param publicText how long a public answer may be, counted in {@code unit}
 * @param privateText how long a private answer may be; 0 where there are none
 * @param unit how the network counts, in words, such as {@code graphemes}
 * @param images how many images one answer may carry; 0 for none
 * @param settling how long after a write whose outcome is unknown a look for it can be trusted
 */
public record NetworkLimits(int publicText, int privateText, String unit, int images, Duration settling) {}
