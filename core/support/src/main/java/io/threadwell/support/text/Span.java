package io.threadwell.support.text;

/**
 * A stretch of a text.
 *
 * @param start index of its first {@code char}
 * @param end index behind its last
 * @param startByte where it starts in the text's UTF-8 bytes
 * @param endByte where it ends in them
 * @param text what stands there
 */
public record Span(int start, int end, int startByte, int endByte, String text) {}
