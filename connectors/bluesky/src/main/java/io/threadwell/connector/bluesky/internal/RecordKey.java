package io.threadwell.connector.bluesky.internal;

import java.time.Instant;

/**
 * Keys for our records that follow from what the record is for, so that writing it again meets the first instead of making a
 * second. In the form that the lexicons ask for ("tid": 53 bits of microseconds and 10 bits that tell apart, in a base 32 that
 * sorts).
 */
final class RecordKey {
    private static final String DIGITS = "234567abcdefghijklmnopqrstuvwxyz";
    private static final int LENGTH = 13;

    private RecordKey() {}

    /**
     * The key of a record of that time: its milliseconds, then 20 bits from the name, so that two of one millisecond differ.
     *
     * @param attempt 0, or more when the key before is taken by another record
     */
    static String of(Instant time, String name, int attempt) {
        long hash = Hash.of(attempt == 0 ? name : name + "#" + attempt);
        long micros = time.toEpochMilli() * 1_000 + Math.floorMod(hash, 1_000);
        return encode(micros, (hash >>> 40) & 0x3FF);
    }

    /** Another record's key for ours of another collection: at its time, told apart by the name. */
    static String beside(String key, String name) {
        long hash = Hash.of(name);
        long micros = isTid(key) ? decode(key) >>> 10 : 1_680_000_000_000_000L + Math.floorMod(hash, 1_000_000_000L);
        return encode(micros, (hash >>> 40) & 0x3FF);
    }

    private static String encode(long micros, long tail) {
        long value = (micros & 0x1F_FFFF_FFFF_FFFFL) << 10 | tail;
        char[] digits = new char[LENGTH];
        for (int i = LENGTH - 1; i >= 0; i--) {
            digits[i] = DIGITS.charAt((int) (value & 31));
            value >>>= 5;
        }
        return new String(digits);
    }

    private static boolean isTid(String key) {
        return key.length() == LENGTH
                && "234567abcdefghij".indexOf(key.charAt(0)) >= 0
                && key.chars().allMatch(c -> DIGITS.indexOf(c) >= 0);
    }

    private static long decode(String key) {
        long value = 0;
        for (int i = 0; i < LENGTH; i++) {
            value = value << 5 | DIGITS.indexOf(key.charAt(i));
        }
        return value;
    }
}
